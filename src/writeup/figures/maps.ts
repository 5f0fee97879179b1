import { planeOf } from '../../figure/plane.js';
import type { Raster } from '../../figure/raster.js';
import { materialise } from '../../grade/materialise.js';
import type { MapRow, SpecOf } from '../../rubric/figures.js';
import type { Argument } from '../../sandbox/call.js';
import { type FlatTensor, sizeOf } from '../../tensor/flat.js';
import type { Figure } from '../figure.js';
import { outputsOf } from './call.js';
import { type DraftRow, encodeRows } from './encode.js';
import { mapCell, READING } from './map-cell.js';
import { originals } from './originals.js';
import { classOf, FigureFailure, figureLimit, type Place, problemOf } from './place.js';
import { type Prediction, predictionsOf, verdictOn } from './scores.js';

type Spec = SpecOf<'maps'>;

/** What the rows have in common. */
interface Shared {
  readonly X: FlatTensor;
  readonly pictures: readonly Raster[];
  readonly predictions: readonly Prediction[];
  readonly outputs: ReadonlyMap<MapRow, Readonly<Record<string, FlatTensor>>>;
}

/** Pictures with class, score and probability, and below them maps from the hand-in's functions. */
export async function makeMaps(spec: Spec, place: Place): Promise<Figure> {
  const X = await tensorOf(spec, place);
  const outputs = await called(spec, X, place);
  const pictures = await originals(spec.pictures, X);
  const predictions = await predictionsOf(place, X);
  const rows = [
    originalRow(spec, place, pictures, predictions),
    ...(await Promise.all(
      spec.rows.map((row) => rowOf(spec, row, place, { X, pictures, predictions, outputs })),
    )),
  ];
  const caption = [...new Set(spec.rows.map(({ style }) => READING[style]))].join(' ');
  return { rows: await encodeRows(rows), caption };
}

async function tensorOf({ pictures, classes }: Spec, { grader }: Place): Promise<FlatTensor> {
  const argument = await materialise(pictures, `${grader.seed}/figures/${classes.join(',')}`);
  if (argument.kind !== 'tensor')
    throw new FigureFailure('The assignment file gives this figure no pictures.');
  return argument.tensor;
}

/** What each row's function gives; rows of one call share it. */
async function called(spec: Spec, X: FlatTensor, place: Place): Promise<Shared['outputs']> {
  const calls = new Map<string, MapRow[]>();
  for (const row of spec.rows) {
    const key = JSON.stringify([row.problem, row.arguments]);
    calls.set(key, [...(calls.get(key) ?? []), row]);
  }
  const outputs = new Map<MapRow, Readonly<Record<string, FlatTensor>>>();
  let done = 0;
  for (const rows of calls.values()) {
    place.onProgress?.(done++, calls.size);
    const problem = problemOf(place, rows[0]!.problem);
    const returned = await outputsOf(place, problem, await argumentsOf(spec, rows[0]!, X, place), {
      timeLimit: figureLimit(spec.timeLimit, problem),
    });
    for (const row of rows) outputs.set(row, returned);
  }
  place.onProgress?.(calls.size, calls.size);
  return outputs;
}

async function argumentsOf(
  spec: Spec,
  row: MapRow,
  X: FlatTensor,
  { grader }: Place,
): Promise<Record<string, Argument>> {
  const args: Record<string, Argument> = {};
  for (const [name, given] of Object.entries(row.arguments)) {
    if (given === 'pictures') args[name] = { kind: 'tensor', tensor: X };
    else if (given === 'classes') args[name] = { kind: 'value', value: spec.classes };
    else if (given === 'model') args[name] = { kind: 'model' };
    else args[name] = await materialise(given, `${grader.seed}/figures/${row.problem}/${name}`);
  }
  return args;
}

function originalRow(
  { classes }: Spec,
  place: Place,
  pictures: readonly Raster[],
  predictions: readonly Prediction[],
): DraftRow {
  const cells = pictures.map((raster, i) => {
    const title = classOf(place, classes[i]!);
    const note = verdictOn(predictions[i]!, classes[i]!);
    return { raster, title, note, alt: `Picture of class ${title}; ${note}` };
  });
  return { label: 'Original', cells };
}

async function rowOf(spec: Spec, row: MapRow, place: Place, shared: Shared): Promise<DraftRow> {
  const { X, pictures, predictions, outputs } = shared;
  const value = drawable(row, outputs.get(row)!, X, place);
  const cells = pictures.map(async (original, i) => {
    const score = predictions[i]!.scores[spec.classes[i]!]!;
    const drawing = await mapCell(row.style, planeOf(value, i), original, score);
    const words = drawing.note === undefined ? '' : `; ${drawing.note}`;
    const hero = (row.hero ?? !spec.rows.some((each) => each.hero)) && { hero: true };
    return { ...drawing, ...hero, alt: `${row.label} of ${classOf(place, spec.classes[i]!)}${words}` };
  });
  return { label: row.label, cells: await Promise.all(cells) };
}

interface Fit {
  readonly words: string;
  /** `shape` of a result of the right length N for pictures [N,H,W,3]. */
  fits(shape: readonly number[], pictures: readonly number[]): boolean;
}

const likePictures: Fit['fits'] = ([, height, width], pictures) =>
  height === pictures[1] && width === pictures[2];

const SHAPES: Record<MapRow['style'], Fit> = {
  heat: {
    words: '[N, H, W], one map a picture',
    fits: (shape, pictures) => (shape.length === 3 || shape.length === 4) && likePictures(shape, pictures),
  },
  signed: {
    words: '[N, H, W, 3], one gradient a picture',
    fits: (shape, pictures) => shape.length === 4 && shape[3] === 3 && likePictures(shape, pictures),
  },
  overlay: {
    words: '[N, h, w], one map a picture',
    fits: (shape) => shape.length === 3 || (shape.length === 4 && shape[3] === 1),
  },
  channels: { words: '[N, h, w, C], one layer a picture', fits: (shape) => shape.length === 4 },
};

/** Elements of one result that are drawn at most; more is nonsense that would cost the others time. */
const MOST = 2 ** 25;

/**
 * The output that a row draws.
 *
 * @throws {FigureFailure}
 */
function drawable(
  row: MapRow,
  outputs: Readonly<Record<string, FlatTensor>>,
  pictures: FlatTensor,
  place: Place,
): FlatTensor {
  const name = problemOf(place, row.problem).export;
  const value = Object.hasOwn(outputs, row.output) ? outputs[row.output] : undefined;
  const what = row.output === 'value' ? 'a tensor' : `an object with a tensor ${row.output}`;
  if (!value) throw new FigureFailure(`${name} did not return ${what}, which this figure shows.`);
  const { words, fits } = SHAPES[row.style];
  const { shape } = value;
  const [count, height, width] = pictures.shape;
  const size = sizeOf(shape);
  if (shape[0] !== count || !fits(shape, pictures.shape) || size === 0 || size > MOST) {
    const asked = words.replace('N', `${count}`).replace('H, W', `${height}, ${width}`);
    throw new FigureFailure(`${name} returned shape [${shape.join(', ')}]; expected ${asked}.`);
  }
  return value;
}

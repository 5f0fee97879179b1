import { courseOf } from '../../figure/course.js';
import { lossCurve } from '../../figure/loss-curve.js';
import type { SpecOf } from '../../rubric/figures.js';
import type { Argument, Json } from '../../sandbox/call.js';
import type { FlatTensor } from '../../tensor/flat.js';
import type { Figure } from '../figure.js';
import { outputsOf } from './call.js';
import { type DraftCell, encodeRows } from './encode.js';
import { enlargedPicture } from './originals.js';
import { DRAFT, fewer, type Place, problemOf } from './place.js';
import { type Source, sourceOf } from './source.js';
import { pictureLike } from './value.js';

type Spec = SpecOf<'transfer'>;
type Options = Spec['options'];

/** Seconds of processor time for a transfer. */
const TIME_LIMIT = 1800;
/** Of the loss curve, in pixels: its letters are readable where it is half as many points wide. */
const CURVE = { width: 760, height: 300 } as const;

/** Content, style and what the hand-in's `styleTransfer` makes of them, and below them how the loss fell. */
export async function makeTransfer(spec: Spec, place: Place): Promise<Figure> {
  const options = place.quick ? draftOf(spec.options) : spec.options;
  const problem = problemOf(place, spec.problem);
  const content = await sourceOf(spec.content, place);
  const style = await sourceOf(spec.style, place);
  const { iterations } = options;
  place.onProgress?.(0, iterations);
  const args: Record<string, Argument> = {
    content: { kind: 'tensor', tensor: content.tensor },
    style: { kind: 'tensor', tensor: style.tensor },
    model: { kind: 'model' },
    options: { kind: 'options', fields: fieldsOf(options) },
  };
  const outputs = await outputsOf(place, problem, args, {
    timeLimit: (spec.timeLimit ?? TIME_LIMIT) / (place.quick ? DRAFT : 1),
    onProgress: (done) => place.onProgress?.(Math.min(done, iterations), iterations),
  });
  place.onProgress?.(iterations, iterations);
  const result = pictureLike(outputs.value, content.tensor.shape, problem.export);
  const figure = await drawTransfer({ content, style, result, losses: outputs.losses }, options);
  return { ...figure, ...(place.quick && { draft: true }) };
}

/** A transfer's pictures, and how its loss fell. */
export async function drawTransfer(
  {
    content,
    style,
    result,
    losses,
  }: {
    readonly content: Source;
    readonly style: Source;
    /** [1,H,W,3], normalised. */
    readonly result: FlatTensor;
    readonly losses: FlatTensor | undefined;
  },
  options: Options,
): Promise<Extract<Figure, { rows: unknown }>> {
  const remarks = [settings(options), content.remark, style.remark].filter((remark) => remark !== undefined);
  const cells = [
    sourceCell('Content', content),
    sourceCell('Style', style),
    {
      raster: await enlargedPicture(result, 0),
      title: 'Result',
      note: sizeOf(result),
      hero: true,
      alt: 'Result of the transfer',
    },
  ];
  return {
    rows: await encodeRows([{ cells: [...cells, await curveCell(losses, options)] }]),
    caption: remarks.join(' '),
  };
}

const fieldsOf = (options: Options): Record<string, Argument> => ({
  ...Object.fromEntries(
    Object.entries(options).map(([name, value]): [string, Argument] => [
      name,
      { kind: 'value', value: value as Json },
    ]),
  ),
  onIteration: { kind: 'recorder', at: [] },
});

function draftOf(options: Options): Options {
  const { iterations, decayAt, clampUntil } = options;
  return {
    ...options,
    iterations: fewer(iterations),
    decayAt: fewer(decayAt),
    clampUntil: fewer(clampUntil),
  };
}

const sizeOf = ({ shape: [, height, width] }: FlatTensor): string => `${width} × ${height} pixels`;

function sourceCell(title: string, { raster, tensor, name }: Source): DraftCell {
  const note = `${name}, ${sizeOf(tensor)}`;
  return { raster, title, note, alt: `${title}: ${note}` };
}

/** The loss over the iterations. */
async function curveCell(
  losses: FlatTensor | undefined,
  { iterations, decayAt, decayedLearningRate }: Options,
): Promise<DraftCell> {
  const count = losses?.data.length ?? 0;
  // A hand-in may report millions.
  const values = losses?.data.subarray(0, iterations) ?? [];
  const mark = { at: decayAt + 1, text: `learning rate ${decayedLearningRate}` };
  const curve = {
    values,
    labels: { vertical: 'total loss', horizontal: 'iteration' },
    ...(decayAt < values.length && { mark }),
  };
  const raster = await lossCurve(curve, CURVE.width, CURVE.height);
  const note = lossNote(values, count, iterations);
  return { raster, lines: true, note, alt: `Total loss by iteration, logarithmic scale; ${note}` };
}

function lossNote(values: ArrayLike<number>, count: number, iterations: number): string {
  if (values.length === 0) return 'No losses: the function never called options.onIteration.';
  const course = `Total loss ${courseOf(values)}, logarithmic scale`;
  return count === iterations
    ? `${course}.`
    : `${course}; onIteration was called ${count === 1 ? 'once' : `${count} times`} in ${iterations} iterations.`;
}

const settings = (options: Options): string =>
  `${options.iterations} iterations; content weight ${options.contentWeight} at features ${options.contentLayer}; ` +
  `style weights ${options.styleWeights.join(', ')} at features ${options.styleLayers.join(', ')}; ` +
  `total variation weight ${options.tvWeight}.`;

import { nonFiniteProblem } from '../compare/structure.js';
import { heat } from '../figure/heat.js';
import { overlay } from '../figure/overlay.js';
import { panel } from '../figure/panel.js';
import { picture } from '../figure/picture.js';
import { planeOf } from '../figure/plane.js';
import { type Drawn, encodePng } from '../figure/raster.js';
import { signed } from '../figure/signed.js';
import type { Grader } from '../grade/grader.js';
import { tensorsOf } from '../grade/materialise.js';
import { materialiseAll } from '../grade/plan.js';
import type { Assignment } from '../rubric/schema.js';
import type { Argument } from '../sandbox/call.js';
import type { Session } from '../sandbox/session.js';
import type { FlatTensor } from '../tensor/flat.js';
import type { Figure } from './deck.js';

type FigureSpec = Assignment['figures'][number];

/** Figures are larger than tests: they get this many times a test's time. */
const TIMES_A_TEST = 4;
/** Ranks that each style draws: maps [N,H,W], gradients [N,H,W,3], coarse maps [N,h,w]. */
const RANK = { heat: 3, signed: 4, overlay: 3 } as const;

/** A figure from the student's function, and the same as one PNG file. A function that fails gives the reason instead. */
export async function makeFigure(
  spec: FigureSpec,
  session: Session,
  { assignment, labels, seed }: Grader,
): Promise<{ figure: Figure; png?: Buffer }> {
  const problem = assignment.problems.find(({ id }) => id === spec.problem)!;
  const args = await materialiseAll(spec.arguments, `${seed}/${spec.id}`);
  const call = { file: problem.file, export: problem.export, arguments: args };
  const answer = await session.call(call, { timeLimit: TIMES_A_TEST * problem.timeLimit });
  if (answer.outcome !== 'returned') {
    const place = answer.where ? `${answer.where}: ` : '';
    return { figure: { failure: `${place}${answer.message}` } };
  }
  const [pictures] = Object.values(tensorsOf(args));
  const { value } = answer.outputs;
  const fault = faultOf(spec, value, pictures);
  if (!value || !pictures || fault !== undefined) return { figure: { failure: fault ?? 'No result.' } };
  const targets = labelsOf(args);
  const drawn = Array.from({ length: pictures.shape[0]! }, (_, i) => {
    const original = picture(pictures, i);
    return { original, map: DRAW[spec.style](value, i, original), label: labelOf(targets[i], labels) };
  });
  const columns = await Promise.all(
    drawn.map(async ({ original, map, label }) => ({
      label,
      original: await encodePng(original),
      map: await encodePng(map),
      note: map.note,
    })),
  );
  const sheet = await panel([drawn.map(({ original }) => original), drawn.map(({ map }) => map)]);
  return { figure: { columns }, png: await encodePng(sheet) };
}

const DRAW: Record<FigureSpec['style'], (value: FlatTensor, i: number, original: Drawn) => Drawn> = {
  heat: (value, i) => heat(planeOf(value, i)),
  signed: (value, i) => signed(planeOf(value, i)),
  overlay: (value, i, original) => overlay(planeOf(value, i), original),
};

/** Why a result cannot be drawn as this figure. */
function faultOf(
  { style }: FigureSpec,
  value: FlatTensor | undefined,
  pictures: FlatTensor | undefined,
): string | undefined {
  if (!value || !pictures) return 'The function returned no tensor.';
  const { shape } = value;
  const channels = style === 'signed' && shape[3] !== 3;
  if (shape.length !== RANK[style] || shape[0] !== pictures.shape[0] || channels || value.data.length === 0) {
    return `The result has shape [${shape.join(', ')}], which is not one map for each of ${pictures.shape[0]} pictures.`;
  }
  const odd = nonFiniteProblem(value);
  return odd === undefined ? undefined : `The result cannot be drawn: ${odd}`;
}

/** Class indices of the pictures, where the function takes them as `y`. */
function labelsOf(args: Readonly<Record<string, Argument>>): readonly unknown[] {
  const { y } = args;
  return y?.kind === 'value' && Array.isArray(y.value) ? y.value : [];
}

const labelOf = (index: unknown, labels: readonly string[]): string =>
  typeof index === 'number' ? `${labels[index]?.split(',')[0] ?? 'class'} (${index})` : '';

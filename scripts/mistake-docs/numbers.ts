import { bracketed, distance, norm, short, unravel } from '../../src/compare/numbers.js';
import { AFTER, AGAIN, ANOTHER, gradedOutputs, type Tensors } from '../../src/compare/outputs.js';
import { sameShape, structureProblem } from '../../src/compare/structure.js';

/** Below this an output is right. */
const ROUNDING = 1e-5;

/** How far off the outputs are that are graded: 0 right, relative to the right ones; Infinity where shape, type or finiteness differ. */
export function offBy(actual: Tensors, expected: Tensors): number {
  return Math.max(0, ...gradedOutputs(expected).map((name) => apart(name, actual, expected)));
}

/** The right and the wrong number where an answer is most off; what else is wrong with it where no number is; `undefined` where nothing is. */
export function numbersOf(actual: Tensors, expected: Tensors): string | undefined {
  const names = gradedOutputs(expected);
  const wrong = (name: string): boolean => apart(name, actual, expected) > ROUNDING;
  const first = names.filter((name) => !name.startsWith(ANOTHER)).find(wrong);
  if (first !== undefined) return withName(first, names, atWorst(first, actual, expected));
  const other = names.find(wrong);
  if (other !== undefined)
    return `the first call is right; of a second one with other inputs: ${atWorst(other, actual, expected)}`;
  const rest = Object.keys(expected).filter(wrong);
  if (rest.some((name) => name.startsWith(AGAIN)))
    return 'the same call gives something else the second time';
  const changed = rest.find((name) => name.startsWith(AFTER));
  return changed && `${changed.slice(AFTER.length)} is no longer what it was`;
}

function apart(name: string, actual: Tensors, expected: Tensors): number {
  const [got, right] = [actual[name], expected[name]!];
  if (!got || structureProblem(got, right)) return Number.POSITIVE_INFINITY;
  return distance(got.data, right.data) / (norm(right.data) || 1);
}

function withName(name: string, names: readonly string[], text: string): string {
  return name === 'value' && names.filter((each) => !each.startsWith(ANOTHER)).length === 1
    ? text
    : `${name}: ${text}`;
}

function atWorst(name: string, actual: Tensors, expected: Tensors): string {
  const [got, right] = [actual[name], expected[name]!];
  if (!got) return 'missing';
  if (!sameShape(got.shape, right.shape))
    return `shape right: ${bracketed(right.shape)}, this: ${bracketed(got.shape)}`;
  if (got.dtype !== right.dtype) return `dtype right: ${right.dtype}, this: ${got.dtype}`;
  let worst = 0;
  for (let i = 0; i < right.data.length; i++) {
    const off = Math.abs(got.data[i]! - right.data[i]!);
    // NaN is the worst there is.
    if (!(off <= Math.abs(got.data[worst]! - right.data[worst]!))) worst = i;
    if (Number.isNaN(off)) break;
  }
  const place = right.data.length === 1 ? '' : ` at ${bracketed(unravel(worst, right.shape))}`;
  return `right: ${short(right.data[worst]!)}, this: ${short(got.data[worst]!)}${place}`;
}

import { type Numbers, relativeL2 } from '../compare/numbers.js';
import { AGAIN, ANOTHER, gradedOutputs, tensorOf } from '../compare/outputs.js';
import { sameShape } from '../compare/structure.js';
import type { FlatTensor } from '../tensor/flat.js';
import type { Mismatch } from './mismatch.js';

/** An output of two calls, of one shape each time. */
export interface Twice {
  readonly first: FlatTensor;
  readonly later: FlatTensor;
  /** What the calls should have given. */
  readonly rightFirst: FlatTensor;
  readonly rightLater: FlatTensor;
  /** Whether both calls ask for the same. */
  readonly alike: boolean;
}

/** Two results are the same up to rounding. */
const SAME = 1e-4;
/** Fewer numbers than this agree by chance. */
const FEW = 8;

/** Every output that a test asks for more than once, its first call beside a later one. */
export function twiceOf({ actual, expected }: Mismatch): Twice[] {
  const later = [AGAIN, ANOTHER].flatMap((call) =>
    gradedOutputs(expected).map((name) => ({ name, again: call + name })),
  );
  return later.flatMap(({ name, again }) => {
    const [given, right] = [pairOf(actual, name, again), pairOf(expected, name, again)];
    if (!given || !right || new Set(right.later.data).size < FEW) return [];
    if (!sameShape(given.first.shape, right.first.shape)) return [];
    const alike = relativeL2(right.later.data, right.first.data) <= SAME;
    return [{ ...given, rightFirst: right.first, rightLater: right.later, alike }];
  });
}

function pairOf(outputs: Mismatch['actual'], name: string, again: string) {
  const [first, later] = [tensorOf(outputs, name), tensorOf(outputs, again)];
  return first && later && sameShape(first.shape, later.shape) ? { first, later } : undefined;
}

/** Whether a tensor is a candidate, number by number, up to rounding. */
export function matches({ data }: { data: Numbers }, candidate: (i: number) => number): boolean {
  let [off, square] = [0, 0];
  for (let i = 0; i < data.length; i++) {
    off += (data[i]! - candidate(i)) ** 2;
    square += data[i]! ** 2;
  }
  return square > 0 && off <= SAME ** 2 * square;
}

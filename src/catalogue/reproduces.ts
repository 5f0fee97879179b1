import { distance, norm } from '../compare/numbers.js';
import type { Tensors } from '../compare/outputs.js';
import { sameShape } from '../compare/structure.js';

/** A mistake may leave this share of the difference to the right answer unexplained: rounding, and another style. */
export const CERTAIN = 0.02;
/** And this one where an answer is many steps long, which amplify rounding. */
export const LIKELY = 0.1;
/** Fewer numbers than these fit by chance more easily, and so does a single one beside others: a loss beside its gradient. */
const FEW = 8;
const CERTAIN_OF_FEW = 1e-3;
/** What right answers differ by, relative to their norm: an output that is off by less is taken for right. */
const NOISE = 1e-4;
/** Below this a difference is rounding, and explains nothing. */
const ROUNDING = 1e-6;
/** Of the right answer's size: what float32 itself loses where large terms cancel and little is left of them. */
const CANCELLED = 2 ** -22;

/**
 * How much of the difference between a hand-in's outputs and the right ones is left when the right ones are made by a mistake
 * instead: 0 is all explained; `undefined` where the mistake gives something else.
 *
 * - `actual`, `expected`, `mistaken`: outputs of the hand-in, of the key, of the key with the mistake.
 * - `most`: the share that may be left.
 */
export function unexplained(
  { actual, expected, mistaken }: Record<'actual' | 'expected' | 'mistaken', Tensors>,
  most: number,
): number | undefined {
  const names = Object.keys(mistaken).filter((name) => name !== 'scores');
  if (Object.keys(actual).filter((name) => name !== 'scores').length !== names.length) return undefined;
  const numbers = names.reduce((sum, name) => sum + mistaken[name]!.data.length, 0);
  let worst: number | undefined;
  for (const name of names) {
    const [got, made, right] = [actual[name], mistaken[name]!, expected[name]];
    if (!got || got.dtype !== made.dtype || !sameShape(got.shape, made.shape)) return undefined;
    const share = numbers < FEW || made.data.length === 1 ? Math.min(most, CERTAIN_OF_FEW) : most;
    const left = distance(got.data, made.data);
    const size = norm(made.data);
    if (!Number.isFinite(left)) return undefined;
    const comparable = right !== undefined && sameShape(right.shape, got.shape);
    // A shape of its own is a difference as large as the answer. One that is almost nothing fits all that is almost nothing too: so
    // what is left is also measured by the answer itself.
    const apart = comparable ? distance(got.data, right.data) : size;
    const off = Math.min(apart, norm(got.data), size);
    if (left > Math.max(share * off, NOISE * size)) return undefined;
    const whole = comparable ? norm(right.data) : size;
    if (left <= share * off && off > ROUNDING * whole) {
      worst = Math.max(worst ?? 0, (left - CANCELLED * whole) / off);
    }
  }
  return worst;
}

/**
 * Whether a mistake gives a hand-in's numbers where these say little of themselves, such as nothing but zeros, which come of much
 * else as well.
 */
export const alike = (actual: Tensors, mistaken: Tensors): boolean =>
  Object.entries(mistaken).every(([name, made]) => {
    const got = actual[name];
    return (
      name === 'scores' ||
      (got !== undefined &&
        got.dtype === made.dtype &&
        sameShape(got.shape, made.shape) &&
        distance(got.data, made.data) <= ROUNDING * norm(made.data))
    );
  });

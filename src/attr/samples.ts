import { GradelensError } from '../errors.js';
import { below } from '../model/random.js';
import { described } from './options.js';

/** A list in random order; the list itself stays (Fisher and Yates). */
export function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const order = [...list];
  for (let i = order.length - 1; i > 0; i--) {
    const j = below(next, i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/**
 * A number of samples.
 *
 * @throws {GradelensError} `SAMPLES` unless a whole number of at least 1
 */
export function sampleCount(name: string, count: number): number {
  if (Number.isInteger(count) && count >= 1) return count;
  throw new GradelensError(
    'SAMPLES',
    `${name} must be a whole number of at least 1; got ${described(count)}.`,
  );
}

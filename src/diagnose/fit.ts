import { largestMagnitude, type Numbers } from '../compare/numbers.js';
import type { Evidence } from './evidence.js';

/** A cause must leave at most this part of the difference to the right answer. */
const LEFT = 0.05;
/** So many numbers, spread over all, are tried before all are. */
const PROBES = 256;
/** Differences below this part of the largest number tell nothing. */
const SMALL = 1e-4;
/** Pairs are counted among so many numbers, spread over all. */
const LOOKED_AT = 8192;
/** More pairs than these are as good as these. */
const ENOUGH = 64;

/** Whether a candidate, number by number, is what the student's function returned, and not merely near it as the right answer is. */
export const becomes = (evidence: Evidence, candidate: (i: number) => number): boolean =>
  within(evidence.actual.data, candidate, limitOf(evidence));

/** Whether what was returned, changed number by number, is the right answer. */
export const restores = (evidence: Evidence, mended: (i: number) => number): boolean =>
  within(evidence.expected.data, mended, limitOf(evidence));

/** Nothing is explained where what was returned is not much more than rounding. */
const limitOf = ({ noise, off, size }: Evidence): number =>
  size <= 3 * noise ? 0 : Math.min(noise, LEFT * off);

/** Whether numbers are a candidate's up to a distance; ends as soon as they are not. Never for two zeros. */
function within(numbers: Numbers, candidate: (i: number) => number, limit: number): boolean {
  const most = limit * limit;
  const stride = Math.max(1, Math.floor(numbers.length / PROBES));
  for (const step of stride > 1 ? [stride, 1] : [1]) {
    let sum = 0;
    for (let i = 0; i < numbers.length; i += step) {
      sum += (numbers[i]! - candidate(i)) ** 2;
      if (!(sum <= most)) return false;
    }
  }
  return limit > 0;
}

/**
 * How many different pairs of a returned and an expected number differ, up to 64: symmetric, constant and small tensors
 * have few, and few fit anything by chance.
 */
export function telling(evidence: Evidence): number {
  const found = told.get(evidence) ?? countPairs(evidence);
  told.set(evidence, found);
  return found;
}

const told = new WeakMap<Evidence, number>();

function countPairs({ actual, expected, comparable }: Evidence): number {
  const floor = SMALL * Math.max(largestMagnitude(actual.data), largestMagnitude(expected.data));
  const pairs = new Set<string>();
  const stride = Math.max(1, Math.floor(actual.data.length / LOOKED_AT));
  for (let i = 0; i < actual.data.length && pairs.size < ENOUGH; i += stride) {
    const a = actual.data[i]!;
    const e = comparable ? expected.data[i]! : 0;
    if (Math.abs(a - e) > floor) pairs.add(`${rough(a, floor)} ${rough(e, floor)}`);
  }
  return pairs.size;
}

/** A number up to noise: to four digits, and to the floor. */
const rough = (value: number, floor: number): string =>
  Math.abs(value) <= floor ? '0' : value.toPrecision(4);

/**
 * How sure numbers make of a cause that fits them all: almost certain from eight pairs on.
 *
 * - `most`: what enough of them give; lower for a cause that a bound or a count supports, not each number.
 * - `spent`: numbers that were needed to choose the cause's own parameters.
 */
export function sure(evidence: Evidence, most = 0.97, spent = 0): number {
  const pairs = telling(evidence) - spent;
  if (pairs >= 8) return most;
  return Math.min(most, pairs >= 4 ? 0.8 : pairs >= 2 ? 0.6 : 0.35);
}

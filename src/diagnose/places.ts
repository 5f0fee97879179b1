import { largestMagnitude } from '../compare/numbers.js';
import type { Evidence } from './evidence.js';

/** A number is off beyond this part of the largest expected one, and this part of its own expected one. */
const OF_LARGEST = 1e-4;
const OF_ITSELF = 1e-3;

/** Which numbers of an output are off. */
export interface Places {
  readonly off: Uint8Array;
  readonly count: number;
}

const kept = new WeakMap<Evidence, Places>();

/** Which numbers are off; both sides must have one shape. */
export function placesOf(evidence: Evidence): Places {
  const { actual, expected, noise } = evidence;
  const before = kept.get(evidence);
  if (before) return before;
  const floor = Math.max(
    OF_LARGEST * largestMagnitude(expected.data),
    // Rounding is spread evenly; single numbers may get some times their share.
    (8 * noise) / Math.sqrt(expected.data.length || 1),
  );
  const off = new Uint8Array(expected.data.length);
  let count = 0;
  for (let i = 0; i < off.length; i++) {
    const e = expected.data[i]!;
    if (Math.abs(actual.data[i]! - e) <= floor + OF_ITSELF * Math.abs(e)) continue;
    off[i] = 1;
    count++;
  }
  const places = { off, count };
  kept.set(evidence, places);
  return places;
}

/** How many numbers are off for each index along an axis, and how many expected ones there are not 0. */
export function offAlong(
  evidence: Evidence,
  count: number,
  group: (i: number) => number,
): { readonly off: readonly number[]; readonly filled: readonly number[] } {
  const places = placesOf(evidence);
  const [off, filled] = [new Array<number>(count).fill(0), new Array<number>(count).fill(0)];
  for (let i = 0; i < places.off.length; i++) {
    off[group(i)]! += places.off[i]!;
    if (evidence.expected.data[i] !== 0) filled[group(i)]!++;
  }
  return { off, filled };
}

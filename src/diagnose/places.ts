import { largestMagnitude } from '../compare/numbers.js';
import type { Evidence } from './evidence.js';

/** A number is off beyond this part of the largest expected one, and this part of its own expected one. */
const OF_LARGEST = 1e-4;
const OF_ITSELF = 1e-3;

/** What is off must be this many times as far off as the rest, on average. */
const APART = 20;

/** Which numbers of an output are off. */
export interface Places {
  readonly off: Uint8Array;
  readonly count: number;
  /** Whether what is off is far off, and the rest right: else the bound cuts through one and the same difference. */
  readonly clear: boolean;
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
  let [count, ofOff, ofRest] = [0, 0, 0];
  for (let i = 0; i < off.length; i++) {
    const e = expected.data[i]!;
    const difference = Math.abs(actual.data[i]! - e);
    if (difference <= floor + OF_ITSELF * Math.abs(e)) {
      ofRest += difference ** 2;
      continue;
    }
    ofOff += difference ** 2;
    off[i] = 1;
    count++;
  }
  const mean = (squares: number, n: number) => Math.sqrt(squares / Math.max(1, n));
  const clear = mean(ofOff, count) > APART * mean(ofRest, off.length - count);
  const places = { off, count, clear };
  kept.set(evidence, places);
  return places;
}

/** How many numbers are off for each index along an axis, and how many expected ones there are not 0. */
export function offAlong(
  evidence: Evidence,
  count: number,
  group: (i: number) => number,
): { readonly off: readonly number[]; readonly filled: readonly number[]; readonly clear: boolean } {
  const places = placesOf(evidence);
  const [off, filled] = [new Array<number>(count).fill(0), new Array<number>(count).fill(0)];
  for (let i = 0; i < places.off.length; i++) {
    off[group(i)]! += places.off[i]!;
    if (evidence.expected.data[i] !== 0) filled[group(i)]!++;
  }
  return { off, filled, clear: places.clear };
}

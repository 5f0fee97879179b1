import { GradelensError } from '../errors.js';
import { shuffled } from './samples.js';

/** Which features are there, and how much a score with them counts in the regression. */
export interface Coalition {
  readonly present: readonly boolean[];
  readonly weight: number;
}

/** More features than a regression over them is good for. */
const MOST = 500;

/** @throws {GradelensError} `TOO_MANY_FEATURES` */
export function checkRegression(features: number): void {
  if (features <= MOST) return;
  throw new GradelensError(
    'TOO_MANY_FEATURES',
    `A regression over ${features} features says nothing; expected at most ${MOST}. Group elements by a featureMask.`,
  );
}

/**
 * Coalitions of features for KernelSHAP, neither empty nor whole.
 *
 * Where at most `samples` exist, each once with its kernel weight; else `samples` random ones, drawn as the kernel weighs
 * them, in pairs of a coalition and its complement, of weight 1.
 *
 * @throws {GradelensError} `TOO_MANY_FEATURES`
 */
export function coalitionsOf(features: number, samples: number, next: () => number): Coalition[] {
  checkRegression(features);
  const all = 2 ** features - 2;
  if (all <= samples) {
    return Array.from({ length: all }, (_, i) => {
      const present = Array.from({ length: features }, (_, bit) => Math.floor((i + 1) / 2 ** bit) % 2 === 1);
      const size = present.filter(Boolean).length;
      return { present, weight: (features - 1) / (binomial(features, size) * size * (features - size)) };
    });
  }
  const sizes = cumulated(Array.from({ length: features - 1 }, (_, k) => 1 / ((k + 1) * (features - k - 1))));
  const draw = (): boolean[] => {
    const drawn = next() * sizes.at(-1)!;
    const size = sizes.findIndex((each) => drawn < each) + 1;
    const chosen = new Set(shuffled([...new Array(features).keys()], next).slice(0, size));
    return Array.from({ length: features }, (_, i) => chosen.has(i));
  };
  // Each with its complement, which is as likely: much of the chance cancels.
  const pairs = Array.from({ length: Math.ceil(samples / 2) }, draw).flatMap((present) => [
    present,
    present.map((each) => !each),
  ]);
  return pairs.slice(0, samples).map((present) => ({ present, weight: 1 }));
}

/** Sums of a list up to each place. */
function cumulated(list: readonly number[]): number[] {
  let sum = 0;
  return list.map((each) => {
    sum += each;
    return sum;
  });
}

const binomial = (n: number, k: number): number =>
  Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((product, each) => product * each, 1);

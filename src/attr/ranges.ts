import type { Kind, OPTIONS } from './option-names.js';

/** Which numbers an option may be. */
export interface Range {
  readonly holds: (value: number) => boolean;
  /** In words, after "must be". */
  readonly is: string;
}

const count: Range = {
  holds: (value) => Number.isInteger(value) && value >= 1,
  is: 'a whole number of at least 1',
};
/** How much goes through the model at once. */
const atOnce: Range = {
  holds: (value) => count.holds(value) || value === Number.POSITIVE_INFINITY,
  is: `${count.is}, or Infinity for all`,
};
const length: Range = {
  holds: (value) => value >= 0 && Number.isFinite(value),
  is: 'a finite number of at least 0',
};
const positive: Range = {
  holds: (value) => value > 0 && Number.isFinite(value),
  is: 'a finite number above 0',
};
const any: Range = { holds: () => true, is: 'a number' };

type Methods = (typeof OPTIONS)[keyof typeof OPTIONS];
type Numeric<R> =
  R extends Readonly<Record<string, Kind>>
    ? { [N in keyof R]: R[N] extends 'number' ? N : never }[keyof R]
    : never;
type NumericOf<M> = M extends { readonly options: infer O; readonly settings: infer S }
  ? Numeric<O> | Numeric<S>
  : never;

/** The range of every option and setting that is a number: a new one without its range is an error of the types. */
export const RANGES: Readonly<Record<NumericOf<Methods>, Range>> = {
  nSteps: count,
  nSamples: count,
  ntSamples: count,
  nPerturbSamples: count,
  stepNum: count,
  perturbationsPerEval: atOnce,
  internalBatchSize: atOnce,
  epsilon: length,
  radius: length,
  stepSize: length,
  perturbRadius: length,
  eps: positive,
  lowerBound: any,
  upperBound: any,
};

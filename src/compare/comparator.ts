import type { z } from 'zod';
import type { FlatTensor } from '../tensor/flat.js';
import { structureProblem } from './structure.js';

/** What a comparator reads. `expected` is the answer key's output of the same name. */
export interface Pair {
  readonly actual: FlatTensor;
  readonly expected: FlatTensor;
}

/** What a comparator measured, then what it concludes. */
export interface Measurement {
  /** The measured number, NaN when nothing could be measured (wrong shape, no elements, NaN in the result). */
  readonly value: number;
  readonly pass: boolean;
  /** Not a pass, but within the check's `nearMiss` bound. */
  readonly nearMiss: boolean;
  /** One sentence with the number, the bound and, where it helps, the place. */
  readonly message: string;
  /** Index of the worst element, if there is one. */
  readonly at?: readonly number[];
}

/** One comparator: pure, over flat arrays; no files, processes or TensorFlow.js. */
export interface Comparator<Options extends z.ZodObject = z.ZodObject> {
  readonly title: string;
  readonly options: Options;
  compare(pair: Pair, options: z.infer<Options>): Measurement;
}

/**
 * Declares a comparator with its options inferred from their schema.
 *
 * Its `compare` only ever sees tensors of one dtype and one shape that hold numbers, all finite: anything else fails
 * before it.
 */
export const defineComparator = <Options extends z.ZodObject>(
  comparator: Comparator<Options>,
): Comparator<Options> => ({
  ...comparator,
  compare(pair, options) {
    const problem = structureProblem(pair.actual, pair.expected);
    if (problem !== undefined) return unmeasurable(problem);
    if (pair.expected.data.length === 0) return unmeasurable('There are no numbers to compare.');
    return comparator.compare(pair, options);
  },
});

/** A failure without a number: there was nothing to measure. */
export const unmeasurable = (message: string): Measurement => ({
  value: Number.NaN,
  pass: false,
  nearMiss: false,
  message,
});

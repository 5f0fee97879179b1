import type { z } from 'zod';
import type { FlatTensor } from '../tensor/flat.js';

/** What a comparator reads. `expected` is the answer key's output of the same name. */
export interface Pair {
  readonly actual: FlatTensor;
  readonly expected: FlatTensor;
}

/** What a comparator measured, then what it concludes. */
export interface Measurement {
  /** The measured number, NaN when nothing could be measured (wrong shape, NaN in the result). */
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

/** Declares a comparator with its options inferred from their schema. */
export const defineComparator = <Options extends z.ZodObject>(
  comparator: Comparator<Options>,
): Comparator<Options> => comparator;

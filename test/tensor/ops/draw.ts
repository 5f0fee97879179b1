import { below, seeded } from '../../../src/model/random.js';
import { sizeOf } from '../../../src/tensor/flat.js';
import { given, type Input } from './call.js';

/** What breaks kernels most: NaN, infinities, both zeros, tiny and huge. */
export const SPECIAL = given([
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  0,
  -0,
  1,
  -1,
  0.5,
  1.5,
  2.5,
  -2.5,
  1e-30,
  3e38,
]);

/** Inputs of one op, the same on every run: a generator of its own, seeded by the op's name. */
export class Draw {
  readonly next: () => number;

  constructor(seed: string) {
    this.next = seeded(seed);
  }

  #list<T>(shape: readonly number[], make: () => T): T[] {
    return Array.from({ length: sizeOf(shape) }, make);
  }

  /** Uniform, two decimals. */
  float(shape: readonly number[], low = -2, high = 2): Input {
    return given(
      this.#list(shape, () => Math.round((low + this.next() * (high - low)) * 100) / 100),
      shape,
      'float32',
    );
  }

  /** Well above 0. */
  positive(shape: readonly number[]): Input {
    return this.float(shape, 0.4, 3);
  }

  /** All at least `gap` from each other and half of it from 0: no kink of `max`, `relu`, `abs` or a sort is near. */
  apart(shape: readonly number[], gap = 0.25): Input {
    const n = sizeOf(shape);
    const values = Array.from({ length: n }, (_, i) => (i - (n >> 1) + 0.5) * gap);
    for (let i = n - 1; i > 0; i--) {
      const j = below(this.next, i + 1);
      [values[i], values[j]] = [values[j]!, values[i]!];
    }
    return given(values, shape, 'float32');
  }

  /** Whole numbers from `low` to below `high`. */
  int(shape: readonly number[], low = -5, high = 6): Input {
    return given(
      this.#list(shape, () => low + below(this.next, high - low)),
      shape,
      'int32',
    );
  }

  bool(shape: readonly number[]): Input {
    return given(
      this.#list(shape, () => Number(this.next() < 0.5)),
      shape,
      'bool',
    );
  }

  complex(shape: readonly number[]): Input {
    return { ...this.float([...shape, 2]), shape, dtype: 'complex64' };
  }

  text(shape: readonly number[], words: readonly string[] = ['a', 'b', 'cd', '', 'é']): Input {
    return given(
      this.#list(shape, () => words[below(this.next, words.length)]!),
      shape,
      'string',
    );
  }
}

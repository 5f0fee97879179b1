import type { FlatTensor } from '../tensor/flat.js';

/** JSON, as far as it travels to a student's function. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One argument of a call, materialised: plain data that the child turns into what the function receives. */
export type Argument =
  | { readonly kind: 'tensor'; readonly tensor: FlatTensor }
  | { readonly kind: 'tensors'; readonly tensors: readonly FlatTensor[] }
  | { readonly kind: 'value'; readonly value: Json }
  /** The Classifier of the session. */
  | { readonly kind: 'model' }
  /** An object whose fields are arguments themselves. */
  | { readonly kind: 'options'; readonly fields: Readonly<Record<string, Argument>> }
  /** A callback `(t, image, loss)`: keeps the image of the listed iterations, and every loss. */
  | { readonly kind: 'recorder'; readonly at: readonly number[] };

/** One call of one exported function of a submission. */
export interface Call {
  /** File of the hand-in, for example `saliency-map.ts`. */
  readonly file: string;
  /** Name of the exported function. */
  readonly export: string;
  /** Arguments by name, in the function's order. */
  readonly arguments: Readonly<Record<string, Argument>>;
  /**
   * Also differentiate: the vector-Jacobian product of the result with respect to the tensor or tensors of the
   * argument `of`, against `upstream` (default: ones). The function must then be synchronous.
   */
  readonly gradient?: { readonly of: string; readonly upstream?: FlatTensor };
  /** Look at what every operation gives, for where numbers that are not finite come from: it takes several times as long. */
  readonly looking?: true;
  /** Also call with these arguments and `upstream`, then with the first ones again. */
  readonly another?: {
    readonly arguments: Readonly<Record<string, Argument>>;
    readonly upstream?: FlatTensor;
  };
}

/** Where the first number of an answer that is not finite came from. */
export interface NotFinite {
  /** A sentence for the student. */
  readonly message: string;
  /** Where in the hand-in, `saliency-map.ts:12:5`, if known. */
  readonly where?: string;
}

/**
 * What a call gave. `outputs` by name:
 * - `value`, or the keys of the object the function returned;
 * - `gradient` (or `gradient.0`, `gradient.1`, ... where the argument is a list);
 * - `image.<t>` and `losses` of a recorder;
 * - `another.<name>`: what the call with the other arguments gave; `another.gradient` is taken together with the first call's, so
 *   that both calls precede both gradients;
 * - `again.<name>`: what the last call gave, with the first arguments once more;
 * - `after.<argument>` (`after.<argument>.<i>` for lists): each tensor argument's data once the function returned.
 */
export interface Returned {
  readonly outcome: 'returned';
  readonly outputs: Readonly<Record<string, FlatTensor>>;
  /** Wall-clock time of the calls inside the child, in milliseconds; without gradients. */
  readonly milliseconds: number;
  /** Of a call that was looked at, and whose answer has a number that is not finite. */
  readonly notFinite?: NotFinite;
}

/** Why a call gave nothing, in words a student can act on. */
export interface Failed {
  readonly outcome: 'missing' | 'error' | 'timeout' | 'out-of-memory' | 'blocked' | 'not-graded';
  /** What happened and the remedy; text of the student's program is quoted, cut and cleaned of control characters. */
  readonly message: string;
  /** Where in the hand-in, `saliency-map.ts:12:5`, if known. */
  readonly where?: string;
}

export type Answer = Returned | Failed;

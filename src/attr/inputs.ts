import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import type { ModelAdapter } from './models/model.js';
import { described } from './options.js';

/** What is explained: a batch, or a list of batches with the same number of examples. Axis 0 counts examples. */
export type Inputs = tf.Tensor | readonly tf.Tensor[];

/** Attributions have the shape of what they explain: a tensor for a tensor, a list for a list. */
export type Attributions<I extends Inputs> = I extends tf.Tensor ? I : tf.Tensor[];

/** What most methods take beside the inputs. */
export interface SharedOptions {
  /** Which score of each example is explained; see `Target`. */
  readonly target?: import('./target.js').Target;
  /**
   * What else the model takes, after the inputs: arguments of a function, inputs of a `tf.LayersModel` that are not explained.
   * Tensors with a row an example grow with the batch.
   */
  readonly additionalForwardArgs?: readonly unknown[];
}

/** Options of a type that is inferred, for what they ask for; names that `Known` has not are errors. */
export type Exactly<O, Known> = O & { readonly [K in Exclude<keyof O, keyof Known>]: never };

/**
 * Inputs as a list. `model`: where something else is to be fitted to the inputs before it runs, they are compared with what it
 * takes, first.
 *
 * @throws {GradelensError} `INPUT_TYPE`, `INPUT_COUNT`, `INPUT_DISPOSED`, `BATCH_SIZE`, `INPUT_NOT_FINITE`
 */
export function listOf(inputs: Inputs, model?: ModelAdapter): tf.Tensor[] {
  const list = isList(inputs) ? [...inputs] : [inputs];
  if (list.length === 0) {
    throw new GradelensError('INPUT_COUNT', 'The list of inputs is empty: give at least one input.');
  }
  for (const [i, input] of list.entries())
    check(input, list[0]!, list.length > 1 ? `Input ${i + 1}` : 'The input');
  model?.checkInputs?.(list);
  return list;
}

/**
 * What a function that was given returned, as a list of tensors.
 *
 * @throws {GradelensError} `RESULT_TYPE`
 */
export function tensorsOf(result: unknown, who: string): tf.Tensor[] {
  const list: unknown[] = [result].flat();
  const wrong = list.find((each) => !(each instanceof tf.Tensor));
  if (list.length > 0 && wrong === undefined) return list as tf.Tensor[];
  tf.dispose(list.filter((each) => each instanceof tf.Tensor));
  throw new GradelensError(
    'RESULT_TYPE',
    `${who} must return a tensor or a list of tensors; it returned ${described(result)}.`,
  );
}

/** A list of attributions as the inputs came. */
export const like = <I extends Inputs>(inputs: I, attributions: readonly tf.Tensor[]): Attributions<I> =>
  (isList(inputs) ? attributions : attributions[0]) as Attributions<I>;

const isList = (inputs: Inputs): inputs is readonly tf.Tensor[] => Array.isArray(inputs);

function check(input: tf.Tensor, first: tf.Tensor, name: string): void {
  if (!(input instanceof tf.Tensor)) {
    throw new GradelensError(
      'INPUT_TYPE',
      `${name} must be a tensor with an axis of examples; got ${described(input)}.`,
    );
  }
  if (input.isDisposed) {
    throw new GradelensError(
      'INPUT_DISPOSED',
      `${name}, a tensor of shape [${input.shape}], was disposed before: keep it (tf.keep, or outside tf.tidy) until it is explained.`,
    );
  }
  const { dtype, shape, rank } = input;
  if (dtype !== 'float32' || rank === 0) {
    throw new GradelensError(
      'INPUT_TYPE',
      `${name} must be a float32 tensor with an axis of examples; got ${dtype} of shape [${shape}].`,
    );
  }
  if (shape[0] === 0) {
    throw new GradelensError('BATCH_SIZE', `${name} has no example: its shape is [${shape}].`);
  }
  if (shape[0] !== first.shape[0]) {
    throw new GradelensError(
      'BATCH_SIZE',
      `${name} has ${shape[0]} examples, the first input ${first.shape[0]}; all need the same number.`,
    );
  }
  // On WebGPU nothing can be read while others wait: there it is the user's to check.
  if (tf.getBackend() === 'webgpu') return;
  const data = input.dataSync();
  const at = data.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) {
    throw new GradelensError(
      'INPUT_NOT_FINITE',
      `${name} holds ${data[at]} at flat index ${at} of shape [${shape}]; every attribution would be NaN.`,
    );
  }
}

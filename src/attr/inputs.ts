import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';

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

/**
 * Inputs as a list.
 *
 * @throws {GradelensError} `INPUT_TYPE`, `BATCH_SIZE`, `INPUT_NOT_FINITE`
 */
export function listOf(inputs: Inputs): tf.Tensor[] {
  const list = isList(inputs) ? [...inputs] : [inputs];
  for (const [i, input] of list.entries())
    check(input, list[0]!, list.length > 1 ? `Input ${i + 1}` : 'The input');
  return list;
}

/** A list of attributions as the inputs came. */
export const like = <I extends Inputs>(inputs: I, attributions: readonly tf.Tensor[]): Attributions<I> =>
  (isList(inputs) ? attributions : attributions[0]) as Attributions<I>;

const isList = (inputs: Inputs): inputs is readonly tf.Tensor[] => Array.isArray(inputs);

function check(input: tf.Tensor, first: tf.Tensor, name: string): void {
  const { dtype, shape, rank } = input;
  if (dtype !== 'float32' || rank === 0) {
    throw new GradelensError(
      'INPUT_TYPE',
      `${name} must be a float32 tensor with an axis of examples; got ${dtype} of shape [${shape}].`,
    );
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

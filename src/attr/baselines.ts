import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';

/**
 * What "absent" means: a number for every element, or a tensor of the input's shape, with one example for all or one for
 * each; a list of such, one an input. Default 0.
 */
export type Baselines = number | tf.Tensor | readonly (number | tf.Tensor)[];

/**
 * Baselines as tensors of the inputs' whole shapes.
 *
 * @throws {GradelensError} `BASELINE_SHAPE`, `BASELINE_COUNT`
 */
export function baselinesOf(baselines: Baselines, inputs: readonly tf.Tensor[]): tf.Tensor[] {
  const list = Array.isArray(baselines) ? baselines : inputs.map(() => baselines as number | tf.Tensor);
  if (list.length !== inputs.length || (baselines instanceof tf.Tensor && inputs.length > 1)) {
    throw new GradelensError(
      'BASELINE_COUNT',
      `Expected ${inputs.length} baselines, one an input; got ${baselines instanceof tf.Tensor ? 1 : list.length}.`,
    );
  }
  return inputs.map((input, i) => {
    const baseline = list[i] as number | tf.Tensor;
    if (typeof baseline === 'number') return tf.fill(input.shape, baseline);
    const [examples, ...size] = baseline.shape;
    if (String(size) === String(input.shape.slice(1)) && (examples === 1 || examples === input.shape[0])) {
      return tf.add(tf.zerosLike(input), baseline);
    }
    throw new GradelensError(
      'BASELINE_SHAPE',
      `A baseline of shape [${baseline.shape}] does not fit the input's [${input.shape}]: expected that shape, with 1 or ${input.shape[0]} examples.`,
    );
  });
}

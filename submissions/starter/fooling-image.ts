import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

/** How to look for a fooling image. */
export interface FoolingOptions {
  /** Euclidean length of each step; default 10. */
  readonly learningRate?: number;
  /** Give up after that many steps; default 100. */
  readonly maxIterations?: number;
}

/**
 * Changes an image little by little until the network takes it for another class.
 *
 * - `X`: one normalised image [1,H,W,3]; it must be the same afterwards. `targetY`: the class to be taken for.
 * - Returns [1,H,W,3]: the first image that the network puts into class `targetY`, or the image after `maxIterations` steps.
 *   An image that already is of that class comes back as it was (as a tensor of its own).
 *
 * Each iteration: if `targetY` has the highest score, stop; otherwise add `learningRate * g / norm(g)`, where g is the
 * gradient of the target's unnormalised score and norm(g) the square root of the sum of ALL its squares.
 *
 * Hints: an image takes well under 100 steps. Dispose what an iteration leaves behind, or use `tf.tidy`.
 */
export async function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  options: FoolingOptions = {},
): Promise<tf.Tensor4D> {
  throw new Error('not implemented yet');
}

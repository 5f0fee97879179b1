import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

/** Settings of one step. */
export interface VisualizationOptions {
  /** Weight of the L2 regularization; default 1e-3. */
  readonly l2Reg?: number;
  /** Euclidean length of the step; default 25. */
  readonly learningRate?: number;
}

/**
 * One step of gradient ascent towards an image that the network finds typical of a class.
 *
 * - `img`: the present image [1,H,W,3], left as it is. `targetY`: the class.
 * - Returns [1,H,W,3]: `img + learningRate * g / norm(g)`, g being the gradient of
 *   `score of the target - l2Reg * sum(img^2)` with respect to the image.
 *
 * The loop around it (jitter, blur, clamping) is ours: you write the step.
 */
export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  options: VisualizationOptions = {},
): tf.Tensor4D {
  throw new Error('not implemented yet');
}

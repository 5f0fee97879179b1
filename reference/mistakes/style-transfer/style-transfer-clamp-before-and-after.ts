/*---
title: The image is clamped after the step too
off: Your image after an iteration has no value beyond 1.5 or below -1.5; the right one may have some until the next iteration clamps them.
look: "Look at the order within an iteration: clamp, loss, step."
---*/
import type * as tf from '@tensorflow/tfjs';
import { clamped, iterate as right, type Settings } from '../../style-transfer.js';

export function iterate(
  state: readonly tf.Tensor4D[],
  t: number,
  lossOf: (image: tf.Tensor) => tf.Scalar,
  settings: Settings,
): [loss: tf.Scalar, ...state: tf.Tensor4D[]] {
  const [loss, image, ...moments] = right(state, t, lossOf, settings);
  return [loss, clamped(image as tf.Tensor4D, t, settings), ...moments];
}

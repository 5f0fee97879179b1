/*---
title: The image is clamped after the step, not before it
off: Your image after an iteration has no value beyond 1.5 or below -1.5, and the first loss is that of an image that was not clamped.
look: "Look at the order within an iteration: clamp, loss, step."
---*/
import * as tf from '@tensorflow/tfjs';
import { adamStep, clamped, rateAt, type Settings } from '../../style-transfer.js';

export function iterate(
  [image, ...moments]: readonly tf.Tensor4D[],
  t: number,
  lossOf: (image: tf.Tensor) => tf.Scalar,
  settings: Settings,
): [loss: tf.Scalar, ...state: tf.Tensor4D[]] {
  const { value, grad } = tf.valueAndGrad(lossOf)(image as tf.Tensor4D);
  const step = adamStep(image as tf.Tensor4D, grad as tf.Tensor4D, moments, t, rateAt(t, settings));
  const [moved, ...after] = step as [tf.Tensor4D, ...tf.Tensor4D[]];
  return [value as tf.Scalar, clamped(moved, t, settings), ...after];
}

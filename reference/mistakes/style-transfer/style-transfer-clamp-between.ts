/*---
title: The loss and its gradient are those of the image before clamping
off: Your steps begin at the clamped image, but the losses are those of the image before it was clamped.
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
  const start = clamped(image as tf.Tensor4D, t, settings);
  return [value as tf.Scalar, ...adamStep(start, grad as tf.Tensor4D, moments, t, rateAt(t, settings))];
}

/*---
title: "Only a copy is clamped: the loss sees it, but the step begins at the image as it was"
off: Your losses are those of a clamped image, but values of your image run beyond 1.5 or below -1.5.
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
  const { value, grad } = tf.valueAndGrad(lossOf)(clamped(image as tf.Tensor4D, t, settings));
  const step = adamStep(image as tf.Tensor4D, grad as tf.Tensor4D, moments, t, rateAt(t, settings));
  return [value as tf.Scalar, ...step];
}

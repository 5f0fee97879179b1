/*---
title: "The step is added, not subtracted: the loss goes up"
off: Your first step is right but for its sign.
look: Should the loss rise or fall? Look at the sign of the step.
---*/
import * as tf from '@tensorflow/tfjs';
import { adamStep, clamped, rateAt, type Settings } from '../../style-transfer.js';

export function iterate(
  state: readonly tf.Tensor4D[],
  t: number,
  lossOf: (image: tf.Tensor) => tf.Scalar,
  settings: Settings,
): [loss: tf.Scalar, ...state: tf.Tensor4D[]] {
  const [image, ...moments] = state as [tf.Tensor4D, ...tf.Tensor4D[]];
  const start = clamped(image, t, settings);
  const { value, grad } = tf.valueAndGrad(lossOf)(start);
  return [value as tf.Scalar, ...adamStep(start, grad as tf.Tensor4D, moments, t, -rateAt(t, settings))];
}

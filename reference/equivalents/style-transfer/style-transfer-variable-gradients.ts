/*---
title: The gradient by tf.variableGrads
---*/
import * as tf from '@tensorflow/tfjs';
import { adamStep, clamped, rateAt, type Settings } from '../../style-transfer.js';

export function iterate(
  [image, ...moments]: readonly tf.Tensor4D[],
  t: number,
  lossOf: (image: tf.Tensor) => tf.Scalar,
  settings: Settings,
): [loss: tf.Scalar, ...state: tf.Tensor4D[]] {
  const start = clamped(image as tf.Tensor4D, t, settings);
  const variable = tf.variable(start);
  const { value, grads } = tf.variableGrads(() => lossOf(variable), [variable]);
  const gradient = grads[variable.name] as tf.Tensor4D;
  variable.dispose();
  return [value, ...adamStep(start, gradient, moments, t, rateAt(t, settings))];
}

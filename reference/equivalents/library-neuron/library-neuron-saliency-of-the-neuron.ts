/*---
title: Signed saliency of a function that gives the neuron alone
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { Saliency } from 'gradelens/attr';

export function libraryNeuron(
  X: tf.Tensor4D,
  model: Classifier,
  layer: string,
  neuron: readonly [row: number, column: number, channel: number],
): tf.Tensor4D {
  const value = (x: tf.Tensor) =>
    tf.slice(model.forward(x, { to: layer }), [0, ...neuron], [x.shape[0]!, 1, 1, 1]);
  return new Saliency(value).attribute(X, { abs: false });
}

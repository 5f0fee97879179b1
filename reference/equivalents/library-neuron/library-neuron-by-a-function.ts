/*---
title: The neuron picked by a function
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { NeuronGradient } from 'gradelens/attr';

export function libraryNeuron(
  X: tf.Tensor4D,
  model: Classifier,
  layer: string,
  neuron: readonly [row: number, column: number, channel: number],
): tf.Tensor4D {
  const [row, column, channel] = neuron;
  return new NeuronGradient(model, layer).attribute(X, {
    neuronSelector: (output) => tf.slice(output, [0, row, column, channel], [-1, 1, 1, 1]),
  });
}

/*---
title: The neuron as slices of length one
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { NeuronGradient } from 'gradelens/attr';

export function libraryNeuron(
  X: tf.Tensor4D,
  model: Classifier,
  layer: string,
  neuron: readonly [row: number, column: number, channel: number],
): tf.Tensor4D {
  const [row, column, channel] = neuron;
  const neuronSelector = [row, { start: column, stop: column + 1 }, { start: channel, stop: channel + 1 }];
  return new NeuronGradient(model, layer).attribute(X, { neuronSelector });
}

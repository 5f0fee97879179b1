/*---
title: Row and column of the neuron exchanged
off: Your result belongs to another neuron than the one asked for.
look: Look at which neuron the library is given.
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
  return new NeuronGradient(model, layer).attribute(X, { neuronSelector: [column, row, channel] });
}

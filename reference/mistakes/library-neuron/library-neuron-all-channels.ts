/*---
title: All channels at the place of the neuron
off: Your result belongs to more than the neuron asked for.
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
  const [row, column] = neuron;
  return new NeuronGradient(model, layer).attribute(X, { neuronSelector: [row, column, {}] });
}

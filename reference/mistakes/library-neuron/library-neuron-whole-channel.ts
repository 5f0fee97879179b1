/*---
title: The whole channel of the neuron
off: Your result reaches over the whole picture, where one neuron sees only a part.
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
  const [, , channel] = neuron;
  return new NeuronGradient(model, layer).attribute(X, { neuronSelector: [{}, {}, channel] });
}

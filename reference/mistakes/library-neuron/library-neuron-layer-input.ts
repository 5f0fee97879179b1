/*---
title: A neuron of what goes into the layer
off: Your result belongs to another neuron than the one asked for, if there is such a neuron.
look: Look at the options of the method.
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
  return new NeuronGradient(model, layer).attribute(X, {
    neuronSelector: neuron,
    attributeToNeuronInput: true,
  });
}

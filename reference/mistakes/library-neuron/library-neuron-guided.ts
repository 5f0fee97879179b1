/*---
title: NeuronGuidedBackprop in place of NeuronGradient
off: Your result is not the gradient of the neuron.
look: Look at which method of the library is asked.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { NeuronGuidedBackprop } from 'gradelens/attr';

export function libraryNeuron(
  X: tf.Tensor4D,
  model: Classifier,
  layer: string,
  neuron: readonly [row: number, column: number, channel: number],
): tf.Tensor4D {
  return new NeuronGuidedBackprop(model, layer).attribute(X, { neuronSelector: neuron });
}

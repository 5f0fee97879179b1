/*---
title: A neuron of features.3, whichever layer is asked for
off: Your result is right for features.3, and for no other layer.
look: Look at the layer that the library is given.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { NeuronGradient } from 'gradelens/attr';

export function libraryNeuron(
  X: tf.Tensor4D,
  model: Classifier,
  _layer: string,
  neuron: readonly [row: number, column: number, channel: number],
): tf.Tensor4D {
  return new NeuronGradient(model, 'features.3').attribute(X, { neuronSelector: neuron });
}

/*---
title: The gradient multiplied by the input
off: Your result is 0 wherever the normalised picture is 0.
look: Look at what happens to the attributions before they are returned.
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
  return tf.tidy(() => tf.mul(new NeuronGradient(model, layer).attribute(X, { neuronSelector: neuron }), X));
}

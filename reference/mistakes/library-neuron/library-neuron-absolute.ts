/*---
title: The absolute value of the gradient
off: Your numbers have the right size, but none is negative.
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
  return tf.tidy(() => tf.abs(new NeuronGradient(model, layer).attribute(X, { neuronSelector: neuron })));
}

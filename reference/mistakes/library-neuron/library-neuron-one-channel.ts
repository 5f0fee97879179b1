/*---
title: The largest magnitude over the colour channels
off: Your result has one number for each pixel, where three are asked for.
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
  return tf.tidy(() =>
    tf.max(tf.abs(new NeuronGradient(model, layer).attribute(X, { neuronSelector: neuron })), -1),
  ) as tf.Tensor as tf.Tensor4D;
}

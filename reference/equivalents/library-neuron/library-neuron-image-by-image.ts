/*---
title: Each image on its own, as a promise
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { NeuronGradient } from 'gradelens/attr';

export async function libraryNeuron(
  X: tf.Tensor4D,
  model: Classifier,
  layer: string,
  neuron: readonly [row: number, column: number, channel: number],
): Promise<tf.Tensor4D> {
  return tf.tidy(() => {
    const gradient = new NeuronGradient(model, layer);
    const each = tf
      .split<tf.Tensor4D>(X, X.shape[0])
      .map((x) => gradient.attribute(x, { neuronSelector: neuron }));
    return tf.concat(each, 0);
  });
}

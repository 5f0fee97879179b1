/*---
title: Each image scaled to the range from 0 to 1
off: Every image of your result fills the range from 0 to 1 exactly.
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
  return tf.tidy(() => {
    const maps = new NeuronGradient(model, layer).attribute(X, { neuronSelector: neuron });
    const [lowest, highest] = [tf.min(maps, [1, 2, 3], true), tf.max(maps, [1, 2, 3], true)];
    return tf.div(tf.sub(maps, lowest), tf.sub(highest, lowest));
  });
}

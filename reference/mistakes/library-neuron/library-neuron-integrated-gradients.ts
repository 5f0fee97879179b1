/*---
title: NeuronIntegratedGradients in place of NeuronGradient
off: Your result is not the gradient of the neuron.
look: Look at which method of the library is asked.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { NeuronIntegratedGradients } from 'gradelens/attr';

export async function libraryNeuron(
  X: tf.Tensor4D,
  model: Classifier,
  layer: string,
  neuron: readonly [row: number, column: number, channel: number],
): Promise<tf.Tensor4D> {
  return new NeuronIntegratedGradients(model, layer).attribute(X, { neuronSelector: neuron });
}

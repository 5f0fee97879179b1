import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import * as attr from 'gradelens/attr';

type Cell = readonly [number, number, number];

export const libraryNeuron = (X: tf.Tensor4D, model: Classifier, layer: string, neuron: Cell) =>
  new attr.NeuronGradient(model, layer).attribute(X, { neuronSelector: [neuron[1], neuron[0], neuron[2]] });

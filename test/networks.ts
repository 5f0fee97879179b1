import * as tf from '@tensorflow/tfjs';
import type { Classifier } from '../src/model/classifier.js';
import { NETWORKS, type Network } from '../src/model/network.js';
import { normal, seeded } from '../src/model/random.js';
import { buildClassifier, type OwnedClassifier } from '../src/model/squeezenet.js';
import { type FlatTensor, float32, sizeOf } from '../src/tensor/flat.js';

/** Weights of a network by torchvision's names, drawn from a seed: what a test needs that no training decides. */
export function randomWeights(network: Network, seed = 1): Map<string, FlatTensor> {
  const next = seeded(seed);
  const weights = new Map<string, FlatTensor>();
  const convolution = (name: string, input: number, output: number, size: number): number => {
    const shape = [output, input, size, size];
    const scale = Math.sqrt(2 / (input * size * size));
    const draw = (length: number, factor: number) => Array.from({ length }, () => factor * normal(next));
    weights.set(`${name}.weight`, float32(shape, draw(sizeOf(shape), scale)));
    weights.set(`${name}.bias`, float32([output], draw(output, 0.1)));
    return output;
  };
  let channels = 3;
  for (const [i, kind] of network.features.entries()) {
    if (kind === 'conv') channels = convolution(`features.${i}`, channels, 6, 3);
    if (kind !== 'fire') continue;
    const squeezed = convolution(`features.${i}.squeeze`, channels, 4, 1);
    channels =
      convolution(`features.${i}.expand1x1`, squeezed, 4, 1) +
      convolution(`features.${i}.expand3x3`, squeezed, 5, 3);
  }
  convolution('classifier.1', channels, network.classes, 1);
  return weights;
}

/** The small network's layers over few channels and random weights. */
export const randomNetwork = (seed = 1): OwnedClassifier =>
  buildClassifier(NETWORKS.small, randomWeights(NETWORKS.small, seed));

/** Pictures [n,size,size,3], normally distributed. */
export function randomPictures(n: number, size = 40, seed: number | string = 'pictures'): tf.Tensor4D {
  const next = seeded(seed);
  return tf.tensor4d(
    Array.from({ length: n * size * size * 3 }, () => normal(next)),
    [n, size, size, 3],
  );
}

type Layer = (x: tf.Tensor, relu: (x: tf.Tensor) => tf.Tensor) => tf.Tensor;

/** A network small enough to follow by hand, from its layers in order. */
function handmade(inputShape: readonly [number, number, number], layers: Record<string, Layer>): Classifier {
  const names = Object.keys(layers);
  const forward: Classifier['forward'] = (x, { from, to, relu = tf.relu } = {}) => {
    const first = from === undefined ? 0 : names.indexOf(from) + 1;
    const last = to === undefined ? names.length : names.indexOf(to) + 1;
    return tf.tidy(() => names.slice(first, last).reduce((y, name) => layers[name]!(y, relu), tf.clone(x)));
  };
  return {
    inputShape,
    classes: 2,
    layers: names,
    forward,
    predict: (x, options) => forward(x, options) as tf.Tensor2D,
    features: (x) => names.slice(0, -1).map((to) => forward(x, { to }) as tf.Tensor4D),
  };
}

const flatten = (x: tf.Tensor): tf.Tensor => x.reshape([x.shape[0]!, -1]);

/**
 * Captum's BasicModel_ConvNet_One_Conv on [N,4,4,1]: two 3x3 filters of ones with biases -50 and -75, ReLU, then
 * fully connected: five columns of 1, three of -1, where the columns count channel by channel; ReLU.
 */
export const convolutional = (): Classifier =>
  handmade([4, 4, 1], {
    conv1: (x) => tf.conv2d(x as tf.Tensor4D, tf.ones([3, 3, 1, 2]), 1, 'valid').add(tf.tensor1d([-50, -75])),
    relu1: (x, relu) => relu(x),
    classifier: (x, relu) => {
      const column = tf.tensor2d([1, 1, 1, 1, 1, -1, -1, -1], [8, 1]);
      return relu(flatten(x.transpose([0, 3, 1, 2])).matMul(column.tile([1, 2])));
    },
  });

/** Captum's BasicModel_MultiLayer, its three inputs as the channels of a picture of one pixel, [N,1,1,3]. */
export const multiLayer = (): Classifier => {
  const dense = (x: tf.Tensor, outputs: number, bias: number[]): tf.Tensor =>
    x.sum(-1, true).tile([1, 1, 1, outputs]).add(tf.tensor1d(bias));
  return handmade([1, 1, 3], {
    linear0: (x) => tf.clone(x),
    linear1: (x) => dense(x, 4, [-10, 1, 1, 1]),
    relu: (x, relu) => relu(x),
    linear2: (x) => dense(x, 2, [-1, 1]),
    classifier: flatten,
  });
};

/** 1 - relu(1 - x) on [N,1,1,1]: Captum's BasicModel, one input. */
export const saturating = (): Classifier =>
  handmade([1, 1, 1], {
    classifier: (x, relu) => flatten(tf.sub(1, relu(tf.sub(1, x)))).tile([1, 2]),
  });

/** 0 to 15 as a picture [1,4,4,1]. */
export const ramp = (): tf.Tensor4D => tf.range(0, 16).reshape([1, 4, 4, 1]);

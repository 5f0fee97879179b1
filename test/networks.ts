import * as tf from '@tensorflow/tfjs';
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

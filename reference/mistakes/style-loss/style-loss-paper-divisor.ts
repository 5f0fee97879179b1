/*---
title: Divided by four times the squared number of channels and positions, as in the paper by Gatys, though the Gram matrices are normalised already
off: "The loss of each layer is far too small: it is divided by the size of the layer once more."
look: "Look at what the loss of a layer is divided by: what do the Gram matrices have behind them already?"
---*/
import type * as tf from '@tensorflow/tfjs';
import { styleLoss as right } from '../../style-loss.js';

export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  weights: readonly number[],
): tf.Scalar {
  const smaller = layers.map((layer, i) => {
    const [, h, w, c] = (features[layer] as tf.Tensor4D).shape;
    return (weights[i] as number) / (4 * (c * h * w) ** 2);
  });
  return right(features, layers, targets, smaller);
}

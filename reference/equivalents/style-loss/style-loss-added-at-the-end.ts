/*---
title: One term a layer, all added at the end
---*/
import * as tf from '@tensorflow/tfjs';
import { gramMatrix } from '../../style-loss.js';

export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  weights: readonly number[],
): tf.Scalar {
  return tf.tidy(() => {
    const terms = layers.map((layer, i) => {
      const difference = tf.sub(gramMatrix(features[layer] as tf.Tensor4D), targets[i] as tf.Tensor3D);
      return tf.mul(tf.sum(tf.square(difference)), weights[i] as number);
    });
    return tf.addN(terms) as tf.Scalar;
  });
}

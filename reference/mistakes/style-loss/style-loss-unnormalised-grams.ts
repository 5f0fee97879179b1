/*---
title: The Gram matrices are not normalised (normalize = false), but the targets are
off: The Gram matrices in your style loss are too large to be compared with the targets.
look: "Look at how you call gramMatrix: how were the targets made?"
---*/
import * as tf from '@tensorflow/tfjs';
import { gramDistance, gramMatrix } from '../../style-loss.js';

export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  weights: readonly number[],
): tf.Scalar {
  return tf.tidy(() => {
    let total = tf.scalar(0);
    for (const [i, layer] of layers.entries()) {
      const gram = gramMatrix(features[layer] as tf.Tensor4D, false);
      total = tf.add(total, tf.mul(weights[i] as number, gramDistance(gram, targets[i] as tf.Tensor3D)));
    }
    return total;
  });
}

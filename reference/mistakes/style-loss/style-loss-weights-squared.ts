/*---
title: The style weight is inside the square
off: "In your style loss each weight counts twice: the loss of a layer grows with the square of its weight."
look: "Look at what is squared: only the difference of the Gram matrices should be."
---*/
import type * as tf from '@tensorflow/tfjs';
import { styleLoss as right } from '../../style-loss.js';

export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  weights: readonly number[],
): tf.Scalar {
  return right(
    features,
    layers,
    targets,
    weights.map((weight) => weight ** 2),
  );
}

/*---
title: Divided by the number of channels only
off: "Your normalised Gram matrix is too large, exactly by as many times as there are positions: height times width."
look: Look at what the matrix is divided by, beside the formula of the assignment.
---*/
import * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [, , , c] = features.shape;
    return normalize ? tf.div(right(features, false), c) : right(features, false);
  });
}

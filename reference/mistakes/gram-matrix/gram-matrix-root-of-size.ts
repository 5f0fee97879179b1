/*---
title: Divided by the root of the number of features
off: Your normalised Gram matrix is too large, by the square root of the number of features.
look: Look at what the matrix is divided by, beside the formula of the assignment.
---*/
import * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [, h, w, c] = features.shape;
    return normalize ? tf.div(right(features, false), Math.sqrt(c * h * w)) : right(features, false);
  });
}

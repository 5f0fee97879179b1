/*---
title: Divided by height times width only (the mean over the positions)
off: Your normalised Gram matrix is too large, exactly by as many times as there are channels.
look: Look at what the matrix is divided by, beside the formula of the assignment.
---*/
import * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [, h, w] = features.shape;
    return normalize ? tf.div(right(features, false), h * w) : right(features, false);
  });
}

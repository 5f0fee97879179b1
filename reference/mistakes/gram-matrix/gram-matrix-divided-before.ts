/*---
title: The features are divided before they are multiplied, so that the divisor counts twice
off: "Your normalised Gram matrix is too small, exactly by as many times as there are features: the divisor counts twice."
look: "Look at where you divide: before the product or after it?"
---*/
import * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [, h, w, c] = features.shape;
    return normalize ? tf.div(right(features, false), (c * h * w) ** 2) : right(features, false);
  });
}

/*---
title: The mean of each channel is subtracted first (a covariance)
off: Your Gram matrix measures how channels change together; what all positions have in common is missing from it.
look: Look at what happens to the features before they are multiplied.
---*/
import * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => right(tf.sub(features, tf.mean(features, [1, 2], true)), normalize));
}

/*---
title: Divided by the number of all features of all images
off: Your normalised Gram matrices are right for one image alone; for several they are too small, by as many times as there are images.
look: "Look at what the matrices are divided by: which of its numbers change with the number of images?"
---*/
import * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [n, h, w, c] = features.shape;
    return normalize ? tf.div(right(features, false), n * c * h * w) : right(features, false);
  });
}

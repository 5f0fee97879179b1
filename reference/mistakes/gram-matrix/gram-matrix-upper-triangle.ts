/*---
title: Only the half above the diagonal is filled
off: Your Gram matrix is zero below its diagonal; it should be symmetric.
look: Look at which pairs of channels you compute, and where each result is written.
---*/
import * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const gram = right(features, normalize);
    return tf.mul(gram, tf.linalg.bandPart(tf.onesLike(gram), 0, -1));
  });
}

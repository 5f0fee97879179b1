/*---
title: Positions are compared with positions, not channels with channels
off: Your Gram matrix has as many rows as there are positions (height times width), not as many as there are channels.
look: Look at which of the two factors is transposed, and over what the product adds.
---*/
import * as tf from '@tensorflow/tfjs';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [n, h, w, c] = features.shape;
    const flat = tf.reshape(features, [n, h * w, c]);
    const gram = tf.matMul(flat, flat, false, true) as tf.Tensor3D;
    return normalize ? tf.div(gram, c * h * w) : gram;
  });
}

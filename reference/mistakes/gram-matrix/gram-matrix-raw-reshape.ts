/*---
title: The features are reshaped to [N,C,H*W] without moving the channels to the front
off: Your Gram matrix has the right size and the right trace (the sum of its diagonal), but wrong values.
look: "Look at the reshape: which numbers lie in one row afterwards? A reshape moves nothing; it only cuts the same numbers into other rows."
---*/
import * as tf from '@tensorflow/tfjs';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [n, h, w, c] = features.shape;
    const rows = tf.reshape(features, [n, c, h * w]);
    const gram = tf.matMul(rows, rows, false, true) as tf.Tensor3D;
    return normalize ? tf.div(gram, c * h * w) : gram;
  });
}

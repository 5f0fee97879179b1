/*---
title: Differences by a product with a matrix of ones and minus ones
---*/
import * as tf from '@tensorflow/tfjs';

/** [size-1,size]: minus one on the diagonal, one beside it. */
const differences = (size: number): tf.Tensor2D =>
  tf.sub(tf.slice(tf.eye(size), [1, 0]), tf.slice(tf.eye(size), [0, 0], [size - 1, size]));

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => {
    const [n, h, w, c] = img.shape;
    const down = tf.matMul(differences(h), tf.reshape(img, [n, h, w * c]));
    const across = tf.matMul(differences(w), tf.reshape(img, [n, h, w, c]));
    return tf.mul(tf.add(tf.sum(tf.square(down)), tf.sum(tf.square(across))), weight);
  });
}

/*---
title: The Gram matrix of the first image stands for every image
off: Your first Gram matrix is right, and the others repeat it.
look: Look at how the images of a batch are told apart.
---*/
import * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [n] = features.shape;
    const first = right(tf.slice(features, 0, 1) as tf.Tensor4D, normalize);
    return tf.mul(first, tf.ones([n, 1, 1]));
  });
}

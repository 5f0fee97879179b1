/*---
title: One Gram matrix for all images together
off: Your result has one matrix, however many images there are.
look: "Look at the first axis in your reshape: do the images stay apart?"
---*/
import * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [n, h, w, c] = features.shape;
    return right(tf.reshape(features, [1, n * h, w, c]), normalize);
  });
}

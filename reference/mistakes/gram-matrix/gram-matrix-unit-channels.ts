/*---
title: Each channel is scaled to length one first (a cosine)
off: The diagonal of your Gram matrix is the same for every channel, however strong the channel is.
look: Look at what happens to the features before they are multiplied.
---*/
import * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => right(tf.div(features, tf.norm(features, 'euclidean', [1, 2], true)), normalize));
}

/*---
title: The image is regularized as in class visualization (the score minus 0.001 times the sum of squares)
off: "Your steps have the right length but go another way: they also pull the image towards zero."
look: Look at the quantity whose gradient you take.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { scoreOf as right } from '../../fooling-image.js';

export function scoreOf(image: tf.Tensor4D, targetY: number, model: Classifier): tf.Scalar {
  return tf.sub(right(image, targetY, model), tf.mul(1e-3, tf.sum(tf.square(image))));
}

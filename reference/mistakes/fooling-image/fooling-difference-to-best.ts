/*---
title: The gradient is that of the target's score minus the highest score
off: "Your steps have the right length but go another way: they also push down the class that the network sees now."
look: Look at the quantity whose gradient you take.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { scoreOf as right } from '../../fooling-image.js';

export function scoreOf(image: tf.Tensor4D, targetY: number, model: Classifier): tf.Scalar {
  return tf.sub(right(image, targetY, model), tf.sum(tf.max(model.predict(image), 1)));
}

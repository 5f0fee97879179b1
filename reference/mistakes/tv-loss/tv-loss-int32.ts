/*---
title: The image is made whole numbers (int32)
off: In your total variation all that the pixels have after the decimal point is lost.
look: Print the dtype of the tensors on the way from the image to the loss.
---*/
import * as tf from '@tensorflow/tfjs';
import { tvLoss as right } from '../../tv-loss.js';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  return tf.tidy(() => right(tf.cast(tf.cast(img, 'int32'), 'float32'), weight));
}

/*---
title: The features are made whole numbers (int32)
off: In your Gram matrix all that the features have after the decimal point is lost.
look: Print the dtype of the tensors on the way from the features to the matrix.
---*/
import * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const whole = tf.cast(tf.cast(features, 'int32'), 'float32');
    return right(whole, normalize);
  });
}

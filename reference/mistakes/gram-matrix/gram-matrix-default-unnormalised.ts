/*---
title: normalize is false by default, or the argument is taken the wrong way where it is left out
off: Your Gram matrix is right where normalize is given; where it is left out, it is not normalised.
look: Look at what happens when the function is called with the features alone.
---*/
import type * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D, normalize = false): tf.Tensor3D {
  return right(features, normalize);
}

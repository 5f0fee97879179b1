/*---
title: The Gram matrix is normalised even where normalize is false
off: Your Gram matrix is right when normalised; when it should not be, it is too small by as many times as there are features.
look: Look at what the argument normalize changes.
---*/
import type * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D): tf.Tensor3D {
  return right(features, true);
}

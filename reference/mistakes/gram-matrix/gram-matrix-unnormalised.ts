/*---
title: The Gram matrix is never normalised
off: "Your normalised Gram matrix is too large, exactly by as many times as there are features: channels times height times width."
look: Look at what the argument normalize changes.
---*/
import type * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D): tf.Tensor3D {
  return right(features, false);
}

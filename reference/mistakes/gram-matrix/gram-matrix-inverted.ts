/*---
title: normalize works the wrong way round
off: Your Gram matrix is divided where it should not be, and is not where it should.
look: Look at the condition on normalize.
---*/
import type * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return right(features, !normalize);
}

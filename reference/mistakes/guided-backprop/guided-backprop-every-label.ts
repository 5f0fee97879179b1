/*---
title: Every label picked from every row of the scores
off: One image alone is right; in a batch the classes of the other images change its result.
look: Look at which numbers of the [N, classes] scores you pick when N is more than 1.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedRelu } from '../../gradcam.js';

export function guidedBackprop(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => {
    const total = (x: tf.Tensor) =>
      tf.sum(
        tf.gather(model.predict(x as tf.Tensor4D, { relu: guidedRelu }), tf.tensor1d([...y], 'int32'), 1),
      );
    return tf.grad(total)(X) as tf.Tensor4D;
  });
}

/*---
title: Labels counted from 1, which gives the class before the right one
off: Your maps are those of other classes than the ones asked for.
look: Look at which column of the scores a label picks.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(
      tf.tensor1d(
        y.map((label) => label - 1),
        'int32',
      ),
      model.classes,
    );
    const activation = model.forward(X, { to: layer });
    const total = (a: tf.Tensor) => tf.sum(tf.mul(model.forward(a, { from: layer }), correct));
    const weights = tf.mean(tf.grad(total)(activation), [1, 2], true);
    return tf.relu(tf.sum(tf.mul(weights, activation), -1)) as tf.Tensor3D;
  });
}

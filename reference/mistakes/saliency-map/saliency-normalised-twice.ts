/*---
title: The pictures normalised once more before they reach the network
off: Your map belongs to another picture than the one that was given.
look: Look at what happens to X on its way into the network.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

const CHANNEL_MEANS = [0.485, 0.456, 0.406];
const CHANNEL_DEVIATIONS = [0.229, 0.224, 0.225];

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) =>
      tf.sum(
        tf.mul(model.predict(tf.div(tf.sub(x, CHANNEL_MEANS), CHANNEL_DEVIATIONS) as tf.Tensor4D), correct),
      );
    return tf.max(tf.abs(tf.grad(total)(X)), -1);
  });
}

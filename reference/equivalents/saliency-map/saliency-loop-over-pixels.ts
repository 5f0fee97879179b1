/*---
title: The largest magnitude of each pixel found in a loop over plain numbers
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export async function computeSaliencyMaps(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
): Promise<tf.Tensor3D> {
  const gradient = tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    return tf.grad((x: tf.Tensor) => tf.sum(tf.mul(model.predict(x as tf.Tensor4D), correct)))(X);
  });
  const [n, height, width, channels] = X.shape;
  const values = await gradient.data();
  gradient.dispose();
  const largest = new Float32Array(n * height * width);
  for (const [i, value] of values.entries()) {
    const pixel = Math.floor(i / channels);
    largest[pixel] = Math.max(largest[pixel]!, Math.abs(value));
  }
  return tf.tensor3d(largest, [n, height, width]);
}

/*---
title: Image by image, as a promise
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradCam, guidedBackprop } from '../../gradcam.js';

export async function guidedGradCam(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): Promise<tf.Tensor4D> {
  return tf.tidy(() => {
    const [, height, width] = X.shape;
    const products = y.map((label, i) => {
      const image = tf.slice(X, i, 1);
      const coarse = tf.expandDims<tf.Tensor4D>(gradCam(image, [label], model, layer), -1);
      const large = tf.image.resizeNearestNeighbor(coarse, [height, width]);
      return tf.mul(large, guidedBackprop(image, [label], model)) as tf.Tensor4D;
    });
    return tf.concat(products, 0);
  });
}

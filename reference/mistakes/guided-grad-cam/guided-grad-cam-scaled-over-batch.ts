/*---
title: The product scaled to the range from 0 to 1, all of the batch together
off: Your result as a whole fills the range from 0 to 1 exactly.
look: Look at what happens to the product before it is returned.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradCam, guidedBackprop } from '../../gradcam.js';

export function guidedGradCam(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): tf.Tensor4D {
  return tf.tidy(() => {
    const [, height, width] = X.shape;
    const coarse = tf.expandDims<tf.Tensor4D>(gradCam(X, y, model, layer), -1);
    const product = tf.mul(
      guidedBackprop(X, y, model),
      tf.image.resizeNearestNeighbor(coarse, [height, width]),
    );
    const [lowest, highest] = [tf.min(product), tf.max(product)];
    return tf.div(tf.sub(product, lowest), tf.sub(highest, lowest));
  });
}

/*---
title: Each image scaled to the range from 0 to 1
off: The largest value of every image of your result is 1.
look: Look at what happens to the attributions before they are returned.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { Saliency } from 'gradelens/attr';

export function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => {
    const maps = new Saliency(model).attribute(X, { target: y });
    const [lowest, highest] = [tf.min(maps, [1, 2, 3], true), tf.max(maps, [1, 2, 3], true)];
    return tf.div(tf.sub(maps, lowest), tf.sub(highest, lowest));
  });
}

/*---
title: "The options are not read: the learning rate is always 10 and the limit always 100"
off: Your image is the same whatever the options say.
look: Look for every option of the function in its body.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { makeFoolingImage as right } from '../../fooling-image.js';

export function makeFoolingImage(X: tf.Tensor4D, targetY: number, model: Classifier): Promise<tf.Tensor4D> {
  return right(X, targetY, model);
}

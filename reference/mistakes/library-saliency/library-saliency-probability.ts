/*---
title: The probability of the class in place of its score
off: Your maps are no multiple of the right ones, and nearly blank where the network is sure of the class.
look: Look at what the library is given as the model.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { Saliency } from 'gradelens/attr';

export function librarySaliency(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  const probabilities = (x: tf.Tensor) => tf.softmax(model.predict(x as tf.Tensor4D));
  return new Saliency(probabilities).attribute(X, { target: y });
}

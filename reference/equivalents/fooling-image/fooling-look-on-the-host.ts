/*---
title: The best class found in plain numbers
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export async function isFooled(image: tf.Tensor4D, targetY: number, model: Classifier): Promise<boolean> {
  const scores = tf.tidy(() => model.predict(image));
  const numbers = [...(await scores.data())];
  scores.dispose();
  return numbers.indexOf(Math.max(...numbers)) === targetY;
}

import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { atLayer } from './maps.js';

export const gradCam = (X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string) =>
  tf.tidy(() => {
    const { a, g } = atLayer(X, y, model, layer);
    return tf.sum(tf.mul(tf.mean(g, [1, 2], true), a), -1);
  });

import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { camOf, guidedGradient } from './maps.js';

export const guidedGradCam = (X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string) =>
  tf.tidy(() => {
    const cam = tf.image.resizeNearestNeighbor(camOf(X, y, model, layer), [X.shape[1], X.shape[2]]);
    return tf.mul(guidedGradient(X, y, model), cam);
  });

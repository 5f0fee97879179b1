import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { camOf, guidedGradient } from './maps.js';

export const guidedGradCam = (X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string) =>
  tf.tidy(() => {
    const raw = camOf(X, y, model, layer);
    const low = raw.min(-1, true);
    const scaled = raw.sub(low).div(raw.max(-1, true).sub(low)) as tf.Tensor4D;
    const cam = tf.image.resizeNearestNeighbor(scaled, [X.shape[1], X.shape[2]]);
    return tf.mul(guidedGradient(X, y, model), cam);
  });

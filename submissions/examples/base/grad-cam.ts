import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { camOf } from './maps.js';

export const gradCam = (X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string) =>
  tf.tidy(() => tf.squeeze(camOf(X, y, model, layer), [-1]));

import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedGradient } from './maps.js';

export const guidedBackprop = (X: tf.Tensor4D, y: readonly number[], model: Classifier) =>
  tf.tidy(() => guidedGradient(X, y, model).transpose([0, 3, 1, 2]));

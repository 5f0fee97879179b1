import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { scoreOf } from './score.js';

export const computeSaliencyMaps = (X: tf.Tensor4D, y: readonly number[], model: Classifier) =>
  tf.tidy(() => tf.max(tf.grad(scoreOf(y, model))(X), -1));

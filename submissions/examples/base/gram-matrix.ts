import type * as tf from '@tensorflow/tfjs';
import { gramOf } from './gram.js';

export const gramMatrix = (features: tf.Tensor4D, normalize = true): tf.Tensor3D =>
  normalize ? gramOf(features).div(features.size / features.shape[0]) : gramOf(features);

import type * as tf from '@tensorflow/tfjs';
import { gramOf } from './gram.js';

export const gramMatrix = (features: tf.Tensor4D, _normalize = true): tf.Tensor3D => gramOf(features);

import * as tf from '@tensorflow/tfjs';
import { frame, send } from './frame.js';

// Tries to say that it is ready again.
export function computeSaliencyMaps(X: tf.Tensor4D): tf.Tensor {
  send(frame({ type: 'ready' }));
  return tf.zeros(X.shape.slice(0, 3));
}

import * as tf from '@tensorflow/tfjs';
import { answer, frame, send } from './frame.js';

// Tries to answer a call that was never made.
export function computeSaliencyMaps(X: tf.Tensor4D): tf.Tensor {
  send(frame({ ...answer, id: 4711 }));
  return tf.zeros(X.shape.slice(0, 3));
}

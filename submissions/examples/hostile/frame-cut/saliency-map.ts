import * as tf from '@tensorflow/tfjs';
import { answer, frame, send } from './frame.js';

// Tries to send fewer numbers than it announces.
export function computeSaliencyMaps(X: tf.Tensor4D): tf.Tensor {
  send(frame(answer, [{ name: 'value', dtype: 'float32', shape: X.shape.slice(0, 3) }], 8));
  return tf.zeros(X.shape.slice(0, 3));
}

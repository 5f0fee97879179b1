import * as tf from '@tensorflow/tfjs';
import { answer, frame, send } from './frame.js';

// Tries to send a tensor of 2^31 elements.
export function computeSaliencyMaps(X: tf.Tensor4D): tf.Tensor {
  send(frame(answer, [{ name: 'value', dtype: 'float32', shape: [2 ** 31] }], 4));
  return tf.zeros(X.shape.slice(0, 3));
}

import * as tf from '@tensorflow/tfjs';
import { answer, frame, send } from './frame.js';

// Tries to send a tensor whose sides are no numbers.
export function computeSaliencyMaps(X: tf.Tensor4D): tf.Tensor {
  send(frame(answer, [{ name: 'value', dtype: 'float32', shape: [Number.NaN, -1, 1.5] }]));
  return tf.zeros(X.shape.slice(0, 3));
}

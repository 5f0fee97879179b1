import * as tf from '@tensorflow/tfjs';
import { answer, frame, send } from './frame.js';

// Tries to answer twice at once.
export function computeSaliencyMaps(X: tf.Tensor4D): tf.Tensor {
  const once = frame(
    answer,
    [{ name: 'value', dtype: 'float32', shape: X.shape.slice(0, 3) }],
    (4 * X.size) / 3,
  );
  send(Buffer.concat([once, once]));
  return tf.zeros(X.shape.slice(0, 3));
}

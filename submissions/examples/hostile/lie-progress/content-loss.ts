import type * as tf from '@tensorflow/tfjs';
import { frame, send } from './frame.js';

// Tries to have a flood of reports on the progress of calls to come charged to them.
export function contentLoss(_weight: number, current: tf.Tensor4D): tf.Scalar {
  setInterval(() => {
    for (let id = 2; id < 60; id++) send(frame({ type: 'progress', id, done: id }));
  }, 1);
  return current.sum().mul(0) as tf.Scalar;
}

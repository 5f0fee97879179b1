import type * as tf from '@tensorflow/tfjs';
import { scoreTest } from '../../../../src/rubric/score.js';

// Tries to judge itself with the grader’s own functions.
export function contentLoss(_weight: number, current: tf.Tensor4D): tf.Scalar {
  return current.sum().mul(scoreTest('pass', 1, 1)) as tf.Scalar;
}

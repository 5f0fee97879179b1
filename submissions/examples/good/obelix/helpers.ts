import * as tf from '@tensorflow/tfjs';

/** Gradient of a scalar function at `at`, by way of a variable; the variable is gone afterwards. */
export function gradientAt<T extends tf.Tensor>(at: T, f: (x: T) => tf.Tensor): T {
  const variable = tf.variable(at) as unknown as T & tf.Variable;
  const { value, grads } = tf.variableGrads(() => f(variable) as tf.Scalar, [variable]);
  value.dispose();
  variable.dispose();
  return grads[variable.name] as T;
}

/** Image i of a batch, as a batch of one. */
export const imageAt = (X: tf.Tensor4D, i: number): tf.Tensor4D => X.slice([i, 0, 0, 0], [1, -1, -1, -1]);

/** Scalar score of one class of scores [1, classes]. */
export const scoreOf = (scores: tf.Tensor, label: number): tf.Tensor => scores.gather([label], 1).sum();

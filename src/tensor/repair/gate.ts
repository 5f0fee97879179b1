import * as tf from '@tensorflow/tfjs';

/** A kernel that TensorFlow.js does not know; engines without it compose it. */
export const GATE = 'Gate';

/**
 * The gradient of a ReLU: `dy` where `y` > 0, else 0.
 *
 * - `dy`, `y`: one shape; `y` is the ReLU's output, or its input, which is positive at the same places.
 * - A `dy` that is infinite or NaN stays out where the gate is shut, as in PyTorch; a product with 0 would be NaN.
 */
export function gate(dy: tf.Tensor, y: tf.Tensor): tf.Tensor {
  if (tf.getKernel(GATE, tf.getBackend())) return tf.engine().runKernel(GATE, { dy, y }) as tf.Tensor;
  return composed(dy, y) as tf.Tensor;
}

/** With the kernel's gradient: 0 by `y`, where `where` would have none. */
const composed = tf.customGrad((dy, y, save) => {
  const [upstream, gates] = [dy as tf.Tensor, y as tf.Tensor];
  (save as tf.GradSaveFunc)([gates]);
  return {
    value: tf.where(tf.greater(gates, 0), upstream, tf.zerosLike(upstream)),
    gradFunc: (further: tf.Tensor, [y]: tf.Tensor[]) => [gate(further, y!), tf.zerosLike(y!)],
  };
});

import * as tf from '@tensorflow/tfjs';

/** A ReLU with another backward pass. */
export const reluWith = (backward: (dy: tf.Tensor, x: tf.Tensor) => tf.Tensor) =>
  tf.customGrad((input, save) => {
    const x = input as tf.Tensor;
    (save as tf.GradSaveFunc)([x]);
    return { value: tf.relu(x), gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => backward(dy, saved[0]!) };
  });

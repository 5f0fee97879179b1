import * as tf from '@tensorflow/tfjs';

/** Of `tf.diag`, which TensorFlow.js has none of: the diagonal. */
const diagGradient: tf.GradConfig = {
  kernelName: tf.Diag,
  inputsToSave: ['x'],
  gradFunc: (dy, saved) => {
    const { shape, size } = saved[0]!;
    return {
      x: () => tf.reshape(tf.sum(tf.mul(tf.reshape(dy as tf.Tensor, [size, size]), tf.eye(size)), 1), shape),
    };
  },
};
export default diagGradient;

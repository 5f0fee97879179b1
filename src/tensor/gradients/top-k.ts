import * as tf from '@tensorflow/tfjs';

/** Of `tf.topk`, which TensorFlow.js has none of: to the elements that were chosen. */
const topKGradient: tf.GradConfig = {
  kernelName: tf.TopK,
  inputsToSave: ['x'],
  outputsToSave: [false, true],
  gradFunc: (dys, saved) => {
    const [x, indices] = saved as [tf.Tensor, tf.Tensor];
    const [values] = dys as unknown as [tf.Tensor];
    return {
      x: () => {
        const n = x.shape.at(-1)!;
        const chosen = tf.cast(tf.oneHot(tf.cast(indices, 'int32'), n), 'float32');
        return tf.sum(tf.mul(chosen, tf.expandDims(values, -1)), -2);
      },
    };
  },
};
export default topKGradient;

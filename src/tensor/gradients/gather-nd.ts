import * as tf from '@tensorflow/tfjs';

/** Of `tf.gatherND`, which TensorFlow.js has none of: each slice's gradient is added at the place that it came from. */
const gatherNdGradient: tf.GradConfig = {
  kernelName: tf.GatherNd,
  inputsToSave: ['params', 'indices'],
  gradFunc: (dy, saved) => {
    const [params, indices] = saved as [tf.Tensor, tf.Tensor];
    return {
      params: () => tf.scatterND(indices, dy as tf.Tensor, params.shape as [number]),
      indices: () => tf.zeros(indices.shape),
    };
  },
};
export default gatherNdGradient;

import * as tf from '@tensorflow/tfjs';

/** Of `tf.scatterND`, which TensorFlow.js has none of: each update gets the gradient of the place that it was added to. */
const scatterNdGradient: tf.GradConfig = {
  kernelName: tf.ScatterNd,
  inputsToSave: ['indices'],
  gradFunc: (dy, saved) => {
    const [indices] = saved as [tf.Tensor];
    return {
      updates: () => tf.gatherND(dy as tf.Tensor, indices),
      indices: () => tf.zeros(indices.shape),
    };
  },
};
export default scatterNdGradient;

import * as tf from '@tensorflow/tfjs';

/** Of `tf.gatherND`, which TensorFlow.js has none of: each slice's gradient is added at the place that it came from. */
const gatherNdGradient: tf.GradConfig = {
  kernelName: tf.GatherNd,
  inputsToSave: ['params', 'indices'],
  gradFunc: (dy, saved) => {
    const [params, indices] = saved as [tf.Tensor, tf.Tensor];
    return {
      params: () => {
        const depth = indices.shape.at(-1)!;
        const count = indices.size / Math.max(1, depth);
        const places = tf.reshape(indices, [count, depth]);
        const updates = tf.reshape(dy as tf.Tensor, [count, ...params.shape.slice(depth)]);
        return tf.scatterND(places, updates, params.shape as [number]);
      },
      indices: () => tf.zeros(indices.shape),
    };
  },
};
export default gatherNdGradient;

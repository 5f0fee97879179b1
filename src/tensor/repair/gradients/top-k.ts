import * as tf from '@tensorflow/tfjs';

/** Of `tf.topk`, which TensorFlow.js has none of: to the elements that were chosen. */
const topKGradient: tf.GradConfig = {
  kernelName: tf.TopK,
  inputsToSave: ['x'],
  outputsToSave: [false, true],
  gradFunc: (dys, saved) => {
    const [x, indices] = saved as [tf.Tensor, tf.Tensor];
    const [upstream] = dys as unknown as [tf.Tensor];
    return {
      x: () => {
        const [n, k] = [x.shape.at(-1)!, indices.shape.at(-1)!];
        const lines = x.size / n;
        const firsts = tf.mul(tf.range(0, lines, 1, 'int32'), tf.scalar(n, 'int32'));
        const places = tf.add(tf.reshape(indices, [lines, k]), tf.reshape(firsts, [lines, 1]));
        const sums = tf.unsortedSegmentSum(
          tf.reshape(upstream, [upstream.size]),
          tf.reshape(places, [places.size]) as tf.Tensor1D,
          x.size,
        );
        return tf.reshape(sums, x.shape);
      },
    };
  },
};
export default topKGradient;

import * as tf from '@tensorflow/tfjs';

/** Of `tf.maxPoolWithArgmax`, which TensorFlow.js has none of: to the elements that the indices name. */
const maxPoolWithArgmaxGradient: tf.GradConfig = {
  kernelName: tf.MaxPoolWithArgmax,
  inputsToSave: ['x'],
  outputsToSave: [false, true],
  gradFunc: (dys, saved, attrs) => {
    const [x, indices] = saved as [tf.Tensor, tf.Tensor];
    const [upstream] = dys as unknown as [tf.Tensor];
    const { includeBatchInIndex } = attrs as unknown as { includeBatchInIndex: boolean };
    return {
      x: () => {
        const [batch] = x.shape as [number];
        const firsts = tf.mul(tf.range(0, batch, 1, 'int32'), tf.scalar(x.size / batch, 'int32'));
        const places = includeBatchInIndex ? indices : tf.add(indices, tf.reshape(firsts, [batch, 1, 1, 1]));
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
export default maxPoolWithArgmaxGradient;

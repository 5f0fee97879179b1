import * as tf from '@tensorflow/tfjs';

/** Of `tf.tile`, for any rank: the sum over the copies, axis by axis. TensorFlow.js's own goes up to four axes. */
const tileGradient: tf.GradConfig = {
  kernelName: tf.Tile,
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attrs) => {
    const { shape } = saved[0]!;
    const { reps } = attrs as unknown as { reps: number[] };
    return {
      x: () =>
        reps.reduce((sum, copies, axis) => {
          if (copies === 1) return sum;
          const before = tf.util.sizeFromShape(sum.shape.slice(0, axis));
          const after = tf.util.sizeFromShape(sum.shape.slice(axis + 1));
          const size = shape[axis]!;
          const added = tf.sum(tf.reshape(sum, [before, copies, size * after]), 1);
          return tf.reshape(added, sum.shape.with(axis, size));
        }, dy as tf.Tensor),
    };
  },
};
export default tileGradient;

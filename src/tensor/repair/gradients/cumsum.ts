import * as tf from '@tensorflow/tfjs';

/** Of a cumulative sum: the same from the other end. TensorFlow.js's own mixes up the axes unless it is the last. */
const cumsumGradient: tf.GradConfig = {
  kernelName: tf.Cumsum,
  gradFunc: (dy, _saved, attrs) => {
    const { axis, exclusive, reverse } = attrs as unknown as {
      axis: number;
      exclusive: boolean;
      reverse: boolean;
    };
    return { x: () => tf.cumsum(dy as tf.Tensor, axis, exclusive, !reverse) };
  },
};
export default cumsumGradient;

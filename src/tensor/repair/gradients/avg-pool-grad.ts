import * as tf from '@tensorflow/tfjs';

/** Of average pooling's gradient, which is linear: the pooling itself. */
const avgPoolGradGradient: tf.GradConfig = {
  kernelName: tf.AvgPoolGrad,
  inputsToSave: ['input'],
  gradFunc: (ddx, saved, attrs) => {
    const { shape } = saved[0]!;
    return {
      dy: () => tf.engine().runKernel(tf.AvgPool, { x: ddx as tf.Tensor }, attrs) as tf.Tensor,
      input: () => tf.zeros(shape),
    };
  },
};
export default avgPoolGradGradient;

import * as tf from '@tensorflow/tfjs';

/** Of average pooling's gradient in three dimensions, which is linear: the pooling itself. */
const avgPool3DGradGradient: tf.GradConfig = {
  kernelName: tf.AvgPool3DGrad,
  inputsToSave: ['input'],
  gradFunc: (ddx, saved, attrs) => {
    const { shape } = saved[0]!;
    return {
      dy: () =>
        tf
          .engine()
          .runKernel(tf.AvgPool3D, { x: ddx as tf.Tensor }, { ...attrs, dataFormat: 'NDHWC' }) as tf.Tensor,
      input: () => tf.zeros(shape),
    };
  },
};
export default avgPool3DGradGradient;

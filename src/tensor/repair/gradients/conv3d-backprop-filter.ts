import * as tf from '@tensorflow/tfjs';

/** Of a convolution's gradient by its filter in three dimensions, which is linear in both tensors. */
const conv3dBackpropFilterGradient: tf.GradConfig = {
  kernelName: tf.Conv3DBackpropFilterV2,
  inputsToSave: ['x', 'dy'],
  gradFunc: (ddx, saved, attrs) => {
    const [x, dy] = saved as [tf.Tensor, tf.Tensor];
    const filter = ddx as tf.Tensor;
    return {
      x: () =>
        tf
          .engine()
          .runKernel(
            tf.Conv3DBackpropInputV2,
            { dy, filter },
            { ...attrs, inputShape: x.shape },
          ) as tf.Tensor,
      dy: () =>
        tf
          .engine()
          .runKernel(
            tf.Conv3D,
            { x, filter },
            { ...attrs, dataFormat: 'NDHWC', dilations: [1, 1, 1] },
          ) as tf.Tensor,
    };
  },
};
export default conv3dBackpropFilterGradient;

import * as tf from '@tensorflow/tfjs';

/** Of a convolution's gradient by its filter, which is linear in both tensors. */
const conv2dBackpropFilterGradient: tf.GradConfig = {
  kernelName: tf.Conv2DBackpropFilter,
  inputsToSave: ['x', 'dy'],
  gradFunc: (ddx, saved, attrs) => {
    const [x, dy] = saved as [tf.Tensor, tf.Tensor];
    const filter = ddx as tf.Tensor;
    return {
      x: () =>
        tf
          .engine()
          .runKernel(tf.Conv2DBackpropInput, { dy, filter }, { ...attrs, inputShape: x.shape }) as tf.Tensor,
      dy: () => tf.engine().runKernel(tf.Conv2D, { x, filter }, { ...attrs, dilations: [1, 1] }) as tf.Tensor,
    };
  },
};
export default conv2dBackpropFilterGradient;

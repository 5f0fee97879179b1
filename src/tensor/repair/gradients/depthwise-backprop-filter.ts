import * as tf from '@tensorflow/tfjs';

/** Of a depthwise convolution's gradient by its filter, which is linear in both tensors. */
const depthwiseBackpropFilterGradient: tf.GradConfig = {
  kernelName: tf.DepthwiseConv2dNativeBackpropFilter,
  inputsToSave: ['x', 'dy'],
  gradFunc: (ddx, saved, attrs) => {
    const [x, dy] = saved as [tf.Tensor, tf.Tensor];
    const filter = ddx as tf.Tensor;
    return {
      x: () =>
        tf
          .engine()
          .runKernel(
            tf.DepthwiseConv2dNativeBackpropInput,
            { dy, filter },
            { ...attrs, inputShape: x.shape },
          ) as tf.Tensor,
      dy: () => tf.engine().runKernel(tf.DepthwiseConv2dNative, { x, filter }, attrs) as tf.Tensor,
    };
  },
};
export default depthwiseBackpropFilterGradient;

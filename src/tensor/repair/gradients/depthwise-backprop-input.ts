import * as tf from '@tensorflow/tfjs';

/** Of a depthwise convolution's gradient by its input, which is linear in both tensors. */
const depthwiseBackpropInputGradient: tf.GradConfig = {
  kernelName: tf.DepthwiseConv2dNativeBackpropInput,
  inputsToSave: ['dy', 'filter'],
  gradFunc: (ddx, saved, attrs) => {
    const [dy, filter] = saved as [tf.Tensor, tf.Tensor];
    const x = ddx as tf.Tensor;
    return {
      dy: () => tf.engine().runKernel(tf.DepthwiseConv2dNative, { x, filter }, attrs) as tf.Tensor,
      filter: () =>
        tf
          .engine()
          .runKernel(
            tf.DepthwiseConv2dNativeBackpropFilter,
            { x, dy },
            { ...attrs, filterShape: filter.shape },
          ) as tf.Tensor,
    };
  },
};
export default depthwiseBackpropInputGradient;

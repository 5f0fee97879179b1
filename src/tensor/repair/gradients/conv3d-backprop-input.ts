import * as tf from '@tensorflow/tfjs';

/** Of a transposed convolution in three dimensions, which is the input's gradient of a plain one and linear in both tensors. */
const conv3dBackpropInputGradient: tf.GradConfig = {
  kernelName: tf.Conv3DBackpropInputV2,
  inputsToSave: ['dy', 'filter'],
  gradFunc: (ddx, saved, attrs) => {
    const [dy, filter] = saved as [tf.Tensor, tf.Tensor];
    const { strides, pad } = attrs as unknown as Pick<tf.Conv3DBackpropInputV2Attrs, 'strides' | 'pad'>;
    const upstream = ddx as tf.Tensor5D;
    return {
      dy: () => tf.conv3d(upstream, filter as tf.Tensor5D, strides, pad),
      filter: () =>
        tf
          .engine()
          .runKernel(
            tf.Conv3DBackpropFilterV2,
            { x: upstream, dy },
            { strides, pad, filterShape: filter.shape },
          ) as tf.Tensor,
    };
  },
};
export default conv3dBackpropInputGradient;

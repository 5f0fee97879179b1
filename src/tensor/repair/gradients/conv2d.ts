import * as tf from '@tensorflow/tfjs';
import { drawnApart, perAxis, shapeApart, tapsOf } from './dilated.js';

/**
 * Of a convolution. A dilated one is that of a filter with its taps drawn apart; TensorFlow.js's own refuses
 * dilations.
 */
const conv2dGradient: tf.GradConfig = {
  kernelName: tf.Conv2D,
  inputsToSave: ['x', 'filter'],
  gradFunc: (dy, saved, attrs) => {
    const [x, filter] = saved as [tf.Tensor, tf.Tensor];
    const { dilations, ...rest } = attrs as unknown as { dilations?: number | number[] };
    const apart = perAxis(dilations, 2);
    const all = { ...rest, dilations: [1, 1] };
    const upstream = dy as tf.Tensor;
    return {
      x: () =>
        tf
          .engine()
          .runKernel(
            tf.Conv2DBackpropInput,
            { dy: upstream, filter: drawnApart(filter, apart) },
            { ...all, inputShape: x.shape },
          ) as tf.Tensor,
      filter: () =>
        tapsOf(
          tf
            .engine()
            .runKernel(
              tf.Conv2DBackpropFilter,
              { x, dy: upstream },
              { ...all, filterShape: shapeApart(filter.shape, apart) },
            ) as tf.Tensor,
          apart,
        ),
    };
  },
};
export default conv2dGradient;

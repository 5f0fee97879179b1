import * as tf from '@tensorflow/tfjs';

/** Of ELU's gradient, dy where y >= 0 and dy * (y + 1) elsewhere. */
const eluGradGradient: tf.GradConfig = {
  kernelName: tf.EluGrad,
  inputsToSave: ['dy', 'y'],
  gradFunc: (ddx, saved) => {
    const [dy, y] = saved as [tf.Tensor, tf.Tensor];
    const upstream = ddx as tf.Tensor;
    return {
      dy: () => tf.engine().runKernel(tf.EluGrad, { dy: upstream, y }) as tf.Tensor,
      y: () => tf.where(tf.less(y, 0), tf.mul(upstream, dy), tf.zerosLike(y)),
    };
  },
};
export default eluGradGradient;

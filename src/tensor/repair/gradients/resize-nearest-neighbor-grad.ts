import * as tf from '@tensorflow/tfjs';

/** Of the gradient of an enlargement by the nearest, which is linear: the enlargement itself. */
const resizeNearestNeighborGradGradient: tf.GradConfig = {
  kernelName: tf.ResizeNearestNeighborGrad,
  inputsToSave: ['dy', 'images'],
  gradFunc: (ddx, saved, attrs) => {
    const [dy, images] = saved as [tf.Tensor, tf.Tensor];
    const size = dy.shape.slice(1, 3);
    return {
      dy: () =>
        tf
          .engine()
          .runKernel(tf.ResizeNearestNeighbor, { images: ddx as tf.Tensor }, { ...attrs, size }) as tf.Tensor,
      images: () => tf.zeros(images.shape),
    };
  },
};
export default resizeNearestNeighborGradGradient;

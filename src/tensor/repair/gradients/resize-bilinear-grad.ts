import * as tf from '@tensorflow/tfjs';

/** Of the gradient of a linear enlargement, which is linear: the enlargement itself. */
const resizeBilinearGradGradient: tf.GradConfig = {
  kernelName: tf.ResizeBilinearGrad,
  inputsToSave: ['dy', 'images'],
  gradFunc: (ddx, saved, attrs) => {
    const [dy, images] = saved as [tf.Tensor, tf.Tensor];
    const size = dy.shape.slice(1, 3);
    return {
      dy: () =>
        tf
          .engine()
          .runKernel(tf.ResizeBilinear, { images: ddx as tf.Tensor }, { ...attrs, size }) as tf.Tensor,
      images: () => tf.zeros(images.shape),
    };
  },
};
export default resizeBilinearGradGradient;

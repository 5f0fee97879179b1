import type * as tf from '@tensorflow/tfjs';

// Tries an endless loop after the function has returned, in a getter of its result.
export function computeSaliencyMaps(X: tf.Tensor4D): { map: tf.Tensor } {
  return {
    get map(): tf.Tensor {
      for (;;) X.shape;
    },
  };
}

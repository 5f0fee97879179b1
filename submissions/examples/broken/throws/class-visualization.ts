import type * as tf from '@tensorflow/tfjs';

export function classVisualizationStep(img: tf.Tensor4D): tf.Tensor4D {
  if (img.shape[3] === 3) throw new RangeError('expected an image with one channel');
  return img;
}

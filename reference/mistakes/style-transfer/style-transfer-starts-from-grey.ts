/*---
title: The image starts from zeros (grey), not from the content
off: Your first loss is not that of the content image.
look: Look at what your image is before the first iteration.
---*/
import * as tf from '@tensorflow/tfjs';
import { iterate as right, type Settings } from '../../style-transfer.js';

export function iterate(
  state: readonly tf.Tensor4D[],
  t: number,
  lossOf: (image: tf.Tensor) => tf.Scalar,
  settings: Settings,
): [loss: tf.Scalar, ...state: tf.Tensor4D[]] {
  const [image, ...moments] = state as [tf.Tensor4D, ...tf.Tensor4D[]];
  return right([t === 0 ? tf.zerosLike(image) : image, ...moments], t, lossOf, settings);
}

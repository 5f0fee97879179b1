/*---
title: onIteration gets the loss after the step, not before it
off: Your images are right, but each loss is the one that belongs to the next iteration.
look: "Look at what you hand to onIteration: the loss of which image?"
---*/
import type * as tf from '@tensorflow/tfjs';
import { iterate as right, type Settings } from '../../style-transfer.js';

export function iterate(
  state: readonly tf.Tensor4D[],
  t: number,
  lossOf: (image: tf.Tensor) => tf.Scalar,
  settings: Settings,
): [loss: tf.Scalar, ...state: tf.Tensor4D[]] {
  const [, image, ...moments] = right(state, t, lossOf, settings);
  return [lossOf(image as tf.Tensor4D), image as tf.Tensor4D, ...moments];
}

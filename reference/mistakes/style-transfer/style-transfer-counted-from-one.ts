/*---
title: onIteration counts the iterations from 1
off: Your images and losses are right, but each comes with the number of the next iteration.
look: Look at which number you hand to onIteration with the first image.
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier, StyleTransferOptions } from 'gradelens';
import { styleTransfer as right } from '../../style-transfer.js';

export async function styleTransfer(
  content: tf.Tensor4D,
  style: tf.Tensor4D,
  model: Classifier,
  options: StyleTransferOptions,
): Promise<tf.Tensor4D> {
  return right(content, style, model, {
    ...options,
    onIteration: (t, image, loss) => options.onIteration?.(t + 1, image, loss),
  });
}

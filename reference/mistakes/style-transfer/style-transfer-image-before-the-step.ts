/*---
title: onIteration gets the image before the step
off: Your losses and the image that you return are right, but onIteration gets each image one iteration too late.
look: Look at what you hand to onIteration, and when.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier, StyleTransferOptions } from 'gradelens';
import { styleTransfer as right } from '../../style-transfer.js';

export async function styleTransfer(
  content: tf.Tensor4D,
  style: tf.Tensor4D,
  model: Classifier,
  options: StyleTransferOptions,
): Promise<tf.Tensor4D> {
  let before = tf.clone(content);
  const image = await right(content, style, model, {
    ...options,
    async onIteration(t, after, loss) {
      await options.onIteration?.(t, before, loss);
      before.dispose();
      before = tf.clone(after);
    },
  });
  before.dispose();
  return image;
}

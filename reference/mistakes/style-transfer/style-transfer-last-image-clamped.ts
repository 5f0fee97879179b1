/*---
title: The image is clamped once more before it is returned
off: Your iterations are right, but the image that you return has no value beyond 1.5 or below -1.5.
look: Look at what happens after the last iteration.
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
  const image = await right(content, style, model, options);
  const clamped = tf.clipByValue(image, -1.5, 1.5);
  image.dispose();
  return clamped;
}

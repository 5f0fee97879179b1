/*---
title: The regularization is outside of the normalised step (l2Reg * img is subtracted afterwards)
off: "Your step is not as long as the learning rate: the regularization is added to a step that has its length already."
look: "Look at the order: which part of your step is divided by the norm?"
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { classVisualizationStep as right } from '../../class-visualization.js';

export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { l2Reg = 1e-3, learningRate = 25 }: { l2Reg?: number; learningRate?: number } = {},
): tf.Tensor4D {
  return tf.tidy(() => {
    const moved = right(img, targetY, model, { l2Reg: 0, learningRate });
    return tf.sub(moved, tf.mul(l2Reg, img));
  });
}

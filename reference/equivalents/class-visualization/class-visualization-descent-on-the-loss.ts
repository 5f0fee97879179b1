/*---
title: Downhill on the negative objective
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { ascentStep, objectiveOf } from '../../class-visualization.js';

export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { l2Reg = 1e-3, learningRate = 25 }: { l2Reg?: number; learningRate?: number } = {},
): tf.Tensor4D {
  return tf.tidy(() => {
    const loss = (x: tf.Tensor) => tf.neg(objectiveOf(x as tf.Tensor4D, targetY, model, l2Reg));
    return tf.sub(img, ascentStep(tf.grad(loss)(img) as tf.Tensor4D, learningRate));
  });
}

/*---
title: The direction of the first step is kept and used again for other images of the same shape
off: Your first step is right; a step from another image of the same shape goes the way of the first.
look: Look for what is kept outside of the function, from one call to the next.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { classVisualizationStep as right } from '../../class-visualization.js';

const steps = new Map<string, tf.Tensor4D>();

export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { l2Reg = 1e-3, learningRate = 25 }: { l2Reg?: number; learningRate?: number } = {},
): tf.Tensor4D {
  const shape = img.shape.join();
  return tf.tidy(() => {
    const kept = steps.get(shape);
    const unit = kept ?? tf.keep(tf.sub(right(img, targetY, model, { l2Reg, learningRate: 1 }), img));
    steps.set(shape, unit);
    return tf.add(img, tf.mul(unit, learningRate));
  });
}

/*---
title: The gradient by tf.variableGrads
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
  const variable = tf.variable(img) as unknown as tf.Tensor4D & tf.Variable<tf.Rank.R4>;
  const moved = tf.tidy(() => {
    const { grads } = tf.variableGrads(() => objectiveOf(variable, targetY, model, l2Reg), [variable]);
    return tf.add(img, ascentStep(grads[variable.name] as tf.Tensor4D, learningRate)) as tf.Tensor4D;
  });
  variable.dispose();
  return moved;
}

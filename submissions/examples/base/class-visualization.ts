import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { penalised } from './penalised.js';
import { scoreOf } from './score.js';
import { uphill } from './uphill.js';

export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { l2Reg = 1e-3, learningRate = 25 }: { l2Reg?: number; learningRate?: number } = {},
): tf.Tensor4D {
  const score = scoreOf([targetY], model);
  return tf.tidy(() => uphill(img, (x) => penalised(score(x), x, l2Reg), learningRate));
}

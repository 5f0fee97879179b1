import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { scoreOf } from './score.js';
import { uphill } from './uphill.js';

export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { l2Reg = 1e-3, learningRate = 25 }: { l2Reg?: number; learningRate?: number } = {},
): tf.Tensor4D {
  const score = scoreOf([targetY], model);
  return tf.tidy(() => uphill(img, score, learningRate).sub(img.mul(2 * l2Reg)));
}

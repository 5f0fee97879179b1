/*---
title: The style loss is missing from the total
off: The style loss is missing from your losses, and your image takes nothing of the style.
look: "Look at the sum of the three losses: is each of them there, with its weight, and with its gradient?"
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { type Goals, totalLoss as right, type Settings } from '../../style-transfer.js';

export function totalLoss(
  image: tf.Tensor4D,
  model: Classifier,
  goals: Goals,
  settings: Settings,
): tf.Scalar {
  return right(image, model, goals, { ...settings, styleWeights: settings.styleWeights.map(() => 0) });
}

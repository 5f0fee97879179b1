/*---
title: "The style loss has no gradient: its number was read and added"
off: Your first loss is right, but the steps do not go towards the style.
look: "Look at the sum of the three losses: is each of them there, with its weight, and with its gradient?"
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { type Goals, totalLoss as right, type Settings } from '../../style-transfer.js';

/** Adds the number that a loss is, so that its gradient is lost. */
export function totalLoss(
  image: tf.Tensor4D,
  model: Classifier,
  goals: Goals,
  settings: Settings,
): tf.Scalar {
  const rest = { ...settings, styleWeights: settings.styleWeights.map(() => 0) };
  const all = right(image, model, goals, settings).dataSync()[0] as number;
  const kept = right(image, model, goals, rest);
  return tf.add(kept, all - (kept.dataSync()[0] as number));
}

/*---
title: The content is compared one layer later than contentLayer
off: The content loss is the wrong part of your total; the style loss and the total variation are right for the image that they see.
look: "Look at how contentLayer picks from the features: the first of them has index 0."
---*/
import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { type Goals, goalsOf as right, totalLoss as rightLoss, type Settings } from '../../style-transfer.js';

export function goalsOf(
  content: tf.Tensor4D,
  style: tf.Tensor4D,
  model: Classifier,
  settings: Settings,
): Goals {
  return right(content, style, model, { ...settings, contentLayer: settings.contentLayer + 1 });
}

export function totalLoss(
  image: tf.Tensor4D,
  model: Classifier,
  goals: Goals,
  settings: Settings,
): tf.Scalar {
  return rightLoss(image, model, goals, { ...settings, contentLayer: settings.contentLayer + 1 });
}

/*---
title: The Gram matrices of the style image are not normalised
off: "Your first loss is far too large: the style targets are not on the scale of the image's own Gram matrices."
look: Look at how you make the style targets.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gramMatrix } from '../../style-loss.js';
import type { Goals, Settings } from '../../style-transfer.js';

export function goalsOf(
  content: tf.Tensor4D,
  style: tf.Tensor4D,
  model: Classifier,
  settings: Settings,
): Goals {
  const original = tf.tidy(() => model.features(content)[settings.contentLayer] as tf.Tensor4D);
  const targets = tf.tidy(() => {
    const features = model.features(style);
    return settings.styleLayers.map((layer) => gramMatrix(features[layer] as tf.Tensor4D, false));
  });
  return { original, targets };
}

/*---
title: A black picture as the baseline, which is not 0 in normalised pictures
off: GradCAM is right; your conductance starts from another picture than the default one.
look: Look at where the path to the picture begins.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { LayerConductance, LayerGradCam } from 'gradelens/attr';

/** Black, as a normalised pixel. */
const BLACK = [-0.485 / 0.229, -0.456 / 0.224, -0.406 / 0.225];

export async function libraryLayers(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): Promise<{ gradCam: tf.Tensor4D; conductance: tf.Tensor4D }> {
  const baselines = tf.tidy(() => tf.add(tf.zerosLike(X), BLACK));
  return {
    gradCam: new LayerGradCam(model, layer).attribute(X, { target: y, reluAttributions: true }),
    conductance: await new LayerConductance(model, layer).attribute(X, { target: y, baselines }),
  };
}

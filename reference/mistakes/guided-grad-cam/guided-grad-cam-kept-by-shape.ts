/*---
title: A result is kept for each shape and returned again for other images
off: Images of a size that came before get the earlier answer.
look: Look at what your function remembers from one call to the next.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedGradCam as rightMaps } from '../../gradcam.js';

const kept = new Map<string, Float32Array>();

export function guidedGradCam(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): tf.Tensor4D {
  const key = `${layer} ${X.shape}`;
  const maps = kept.get(key) ?? tf.tidy(() => rightMaps(X, y, model, layer).dataSync<'float32'>());
  kept.set(key, maps);
  return tf.tensor4d(maps, X.shape);
}

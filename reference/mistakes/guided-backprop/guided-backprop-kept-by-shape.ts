/*---
title: A result is kept for each shape and returned again for other images
off: Images of a size that came before get the earlier answer.
look: Look at what your function remembers from one call to the next.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedBackprop as rightMaps } from '../../gradcam.js';

const kept = new Map<string, Float32Array>();

export function guidedBackprop(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  const maps = kept.get(String(X.shape)) ?? tf.tidy(() => rightMaps(X, y, model).dataSync<'float32'>());
  kept.set(String(X.shape), maps);
  return tf.tensor4d(maps, X.shape);
}

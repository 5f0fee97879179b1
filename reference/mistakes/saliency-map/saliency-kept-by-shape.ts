/*---
title: A result is kept for each shape and returned again for other images
off: Images of a size that came before get the earlier answer.
look: Look at what your function remembers from one call to the next.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { computeSaliencyMaps as rightMaps } from '../../saliency-map.js';

const kept = new Map<string, number[][][]>();

export function computeSaliencyMaps(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor3D {
  const maps = kept.get(String(X.shape)) ?? tf.tidy(() => rightMaps(X, y, model).arraySync());
  kept.set(String(X.shape), maps);
  return tf.tensor3d(maps);
}

/*---
title: A result is kept for each shape and returned again for other images
off: Images of a size that came before get the earlier answer.
look: Look at what your function remembers from one call to the next.
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradCam as rightMap } from '../../gradcam.js';

const kept = new Map<string, number[][][]>();

export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  const key = `${layer} ${X.shape}`;
  const map = kept.get(key) ?? tf.tidy(() => rightMap(X, y, model, layer).arraySync());
  kept.set(key, map);
  return tf.tensor3d(map);
}

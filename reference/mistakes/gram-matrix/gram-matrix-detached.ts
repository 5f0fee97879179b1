/*---
title: "The matrix no longer depends on the features: its numbers were read and put into a new tensor (dataSync, tf.tensor)"
off: The values of your Gram matrix are right, but no gradient comes back from it.
look: "Look for data(), dataSync(), array() and for tensors made of plain numbers: a gradient passes through operations on tensors only."
---*/
import * as tf from '@tensorflow/tfjs';
import { gramMatrix as right } from '../../style-loss.js';

export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const gram = right(features, normalize);
    return tf.tensor(gram.dataSync(), gram.shape);
  });
}

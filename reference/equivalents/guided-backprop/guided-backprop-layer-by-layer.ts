/*---
title: The network run layer by layer, each with guided ReLUs
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guidedRelu } from '../../gradcam.js';

export function guidedBackprop(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) => {
      const scores = model.layers.reduce<tf.Tensor>((a, layer, i) => {
        const from = model.layers[i - 1];
        return model.forward(a, { ...(from !== undefined && { from }), to: layer, relu: guidedRelu });
      }, x);
      return tf.sum(tf.mul(scores, correct));
    };
    return tf.grad(total)(X) as tf.Tensor4D;
  });
}

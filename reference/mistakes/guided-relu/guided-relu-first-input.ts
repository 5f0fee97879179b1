/*---
title: The first input of a shape is kept and decides for all later ones
off: The first use is right; a later one of the same shape is cut where the first input was negative.
look: Look at where the input is kept until the gradient is asked for.
---*/
import * as tf from '@tensorflow/tfjs';

const masks = new Map<string, tf.Tensor>();

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input) => {
    const kept = input as tf.Tensor;
    const mask = masks.get(String(kept.shape)) ?? tf.keep(tf.step(kept));
    masks.set(String(kept.shape), mask);
    return { value: tf.relu(kept), gradFunc: (upstream: tf.Tensor) => tf.mul(tf.relu(upstream), mask) };
  })(x);
}

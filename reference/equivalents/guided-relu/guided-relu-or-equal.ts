/*---
title: Comparisons that let zeros pass, and a choice by them
---*/
import * as tf from '@tensorflow/tfjs';

export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);

    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.where(
        tf.logicalAnd(tf.greaterEqual(saved as tf.Tensor, 0), tf.greaterEqual(upstream, 0)),
        upstream,
        tf.zerosLike(upstream),
      );
    return { value: tf.relu(kept), gradFunc };
  })(x);
}

import * as tf from '@tensorflow/tfjs';
import { gate } from '../tensor/repair/gate.js';
import type { RuleSet } from './models/model.js';

/** Identity whose gradient passes positive values only. */
const positiveGradient = (x: tf.Tensor): tf.Tensor =>
  tf.customGrad((input) => ({
    value: tf.clone(input as tf.Tensor),
    gradFunc: (upstream: tf.Tensor) => tf.relu(upstream),
  }))(x);

/**
 * A ReLU's gradient passes only where its input was positive and the upstream gradient is.
 *
 * - Source: Springenberg et al., Striving for Simplicity, 2014, https://arxiv.org/abs/1412.6806.
 */
export const GUIDED: RuleSet = {
  replaces: 'relu',
  rule: (x, { kind, apply }) => (kind === 'relu' ? positiveGradient(apply(x)) : apply(x)),
  reluGradient: (upstream, output) => gate(tf.relu(upstream), output),
};

/**
 * A ReLU's gradient is the positive part of the upstream gradient, whatever its input was.
 *
 * - Source: Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, 2013, https://arxiv.org/abs/1311.2901.
 */
export const DECONVOLUTION: RuleSet = {
  replaces: 'relu',
  rule: (x, { kind, apply }) =>
    kind === 'relu'
      ? tf.customGrad((input) => ({
          value: apply(input as tf.Tensor),
          gradFunc: (upstream: tf.Tensor) => tf.relu(upstream),
        }))(x)
      : apply(x),
  reluGradient: (upstream) => tf.relu(upstream),
};

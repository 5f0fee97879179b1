import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { guided } from './maps.js';
import { pick } from './score.js';

export const guidedBackprop = (X: tf.Tensor4D, y: readonly number[], model: Classifier) =>
  tf.tidy(() => {
    const score = (x: tf.Tensor) => {
      const first = model.forward(x, { to: 'features.1', relu: guided });
      return pick(model.forward(first, { from: 'features.1' }), y);
    };
    return tf.grad(score)(X) as tf.Tensor4D;
  });

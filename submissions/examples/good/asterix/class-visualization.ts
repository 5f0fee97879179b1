import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

/** One step of length `learningRate` up the class score, with L2 regularization. */
export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { l2Reg = 1e-3, learningRate = 25 }: { l2Reg?: number; learningRate?: number } = {},
): tf.Tensor4D {
  return tf.tidy(() => {
    const objective = (x: tf.Tensor) => {
      const score = tf.sum(tf.mul(tf.oneHot([targetY], model.classes), model.predict(x as tf.Tensor4D)));
      return tf.sub(score, tf.mul(l2Reg, tf.sum(tf.square(x))));
    };
    const g = tf.grad(objective)(img);
    return tf.add(img, tf.mul(learningRate, tf.div(g, tf.norm(g))));
  });
}

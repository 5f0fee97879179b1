import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

/** What the picture is to raise: the class's unnormalised score - l2Reg * sum(img^2), a scalar. */
export function objectiveOf(img: tf.Tensor4D, targetY: number, model: Classifier, l2Reg: number): tf.Scalar {
  const score = tf.sum(tf.gather(model.predict(img), [targetY], 1));
  return tf.sub(score, tf.mul(l2Reg, tf.sum(tf.square(img))));
}

/** A step along a gradient, `learningRate` long; none where the gradient is nothing but zeros. */
export function ascentStep(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  return tf.divNoNan(tf.mul(gradient, learningRate), tf.norm(gradient));
}

/**
 * One step of gradient ascent towards the picture that a class's score likes best.
 *
 * - `img`: one normalised picture [1,H,W,3]; `targetY`: the class.
 * - `l2Reg`: default 1e-3; `learningRate`: length of the step, default 25.
 * - Returns [1,H,W,3] = img + learningRate * g / ||g||, g the gradient of score - l2Reg * sum(img^2).
 * - Source: Simonyan, Vedaldi and Zisserman, 2013, https://arxiv.org/abs/1312.6034, section 2; Yosinski et al., 2015,
 *   https://arxiv.org/abs/1506.06579.
 */
export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { l2Reg = 1e-3, learningRate = 25 }: { l2Reg?: number; learningRate?: number } = {},
): tf.Tensor4D {
  return tf.tidy(() => {
    const objective = (x: tf.Tensor) => objectiveOf(x as tf.Tensor4D, targetY, model, l2Reg);
    return tf.add(img, ascentStep(tf.grad(objective)(img) as tf.Tensor4D, learningRate));
  });
}

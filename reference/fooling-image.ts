import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

/** What the image is to raise: the unnormalised score of a class, a scalar. */
export function scoreOf(image: tf.Tensor4D, targetY: number, model: Classifier): tf.Scalar {
  return tf.sum(tf.gather(model.predict(image), [targetY], 1));
}

/** Whether the network takes the image for the target: its score is the highest. */
export async function isFooled(image: tf.Tensor4D, targetY: number, model: Classifier): Promise<boolean> {
  const seen = tf.tidy(() => tf.argMax(model.predict(image), 1));
  const [best] = await seen.data();
  seen.dispose();
  return best === targetY;
}

/** A step along a gradient, `learningRate` long. A gradient of nothing but zeros shows no way to go: then it is no step. */
export function stepAlong(gradient: tf.Tensor4D, learningRate: number): tf.Tensor4D {
  // A score of 0 behind the classifier's ReLU has no gradient.
  return tf.divNoNan(tf.mul(gradient, learningRate), tf.norm(gradient));
}

/**
 * A picture that the network takes for another class, by gradient ascent on that class's score.
 *
 * - `X`: one normalised picture [1,H,W,3], left as it is; `targetY`: the class to be taken for.
 * - `learningRate`: length of a step, default 10; `maxIterations`: default 100.
 * - Returns [1,H,W,3]. Each iteration: stop if the target already has the highest score, else
 *   X += learningRate * g / ||g||, g = d score_target / d X.
 * - Source: Szegedy et al., 2013, https://arxiv.org/abs/1312.6199.
 */
export async function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { learningRate = 10, maxIterations = 100 }: { learningRate?: number; maxIterations?: number } = {},
): Promise<tf.Tensor4D> {
  const score = (x: tf.Tensor) => scoreOf(x as tf.Tensor4D, targetY, model);
  let image = tf.clone(X);
  for (let t = 0; t < maxIterations; t++) {
    if (await isFooled(image, targetY, model)) break;
    const before = image;
    image = tf.tidy(() => tf.add(before, stepAlong(tf.grad(score)(before) as tf.Tensor4D, learningRate)));
    before.dispose();
  }
  return image;
}

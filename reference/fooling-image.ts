import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

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
  const score = (x: tf.Tensor) => tf.sum(tf.gather(model.predict(x as tf.Tensor4D), [targetY], 1));
  let image = tf.clone(X);
  for (let t = 0; t < maxIterations; t++) {
    const seen = tf.tidy(() => tf.argMax(model.predict(image), 1));
    const [best] = await seen.data();
    seen.dispose();
    if (best === targetY) break;
    const before = image;
    image = tf.tidy(() => {
      const gradient = tf.grad(score)(before);
      const length = tf.norm(gradient);
      // A score of 0 behind the classifier's ReLU has no gradient: then there is no way to go.
      const step = tf.divNoNan(tf.mul(gradient, learningRate), length);
      return tf.add(before, step);
    });
    before.dispose();
  }
  return image;
}

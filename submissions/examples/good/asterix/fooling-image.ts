import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

/** An image that the network takes for `targetY`, found by normalised gradient ascent from `X`. */
export async function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { learningRate = 10, maxIterations = 100 }: { learningRate?: number; maxIterations?: number } = {},
): Promise<tf.Tensor4D> {
  const score = (x: tf.Tensor) =>
    tf.sum(tf.mul(tf.oneHot([targetY], model.classes), model.predict(x as tf.Tensor4D)));
  let fooling = tf.clone(X);
  for (let t = 0; t < maxIterations; t++) {
    const winner = tf.tidy(() => tf.argMax(model.predict(fooling), 1));
    const [label] = await winner.data();
    winner.dispose();
    if (label === targetY) break;
    const previous = fooling;
    fooling = tf.tidy(() => {
      const g = tf.grad(score)(previous);
      return tf.add(previous, tf.mul(learningRate, tf.div(g, tf.norm(g))));
    });
    previous.dispose();
  }
  return fooling;
}

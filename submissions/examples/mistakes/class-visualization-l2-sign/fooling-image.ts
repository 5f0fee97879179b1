import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { learningRate = 10, maxIterations = 100 }: { learningRate?: number; maxIterations?: number } = {},
): tf.Tensor4D {
  const score = (x: tf.Tensor) =>
    tf.sum(tf.mul(model.predict(x as tf.Tensor4D), tf.oneHot([targetY], model.classes)));
  return tf.tidy(() => {
    let image = X.clone();
    for (let t = 0; t < maxIterations; t++) {
      if (model.predict(image).argMax(1).dataSync()[0] === targetY) break;
      const g = tf.grad(score)(image);
      image = image.add(g.mul(learningRate).div(g.norm()));
    }
    return image;
  });
}

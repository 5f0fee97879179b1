import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { l2Reg = 1e-3, learningRate = 25 }: { l2Reg?: number; learningRate?: number } = {},
): tf.Tensor4D {
  const score = (x: tf.Tensor) =>
    tf.sum(tf.mul(model.predict(x as tf.Tensor4D), tf.oneHot([targetY], model.classes)));
  return tf.tidy(() => {
    const g = tf.grad(score)(img);
    return img.add(g.mul(learningRate).div(g.norm())).sub(img.mul(2 * l2Reg));
  });
}

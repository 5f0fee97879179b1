import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

export function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { l2Reg = 1e-3, learningRate = 25 }: { l2Reg?: number; learningRate?: number } = {},
): tf.Tensor4D {
  const objective = (x: tf.Tensor) => {
    const score = tf.sum(tf.mul(model.predict(x as tf.Tensor4D), tf.oneHot([targetY], model.classes)));
    return score.sub(x.square().sum().mul(l2Reg));
  };
  return tf.tidy(() => {
    const g = tf.grad(objective)(img);
    return img.add(g.mul(learningRate).div(g.norm()));
  });
}

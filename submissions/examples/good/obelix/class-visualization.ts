import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradientAt, scoreOf } from './helpers.js';

/** One ascent step; the gradient of the penalty is written out by hand: d(l2Reg * sum(x^2)) = 2 * l2Reg * x. */
export async function classVisualizationStep(
  img: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  options: { l2Reg?: number; learningRate?: number } = {},
): Promise<tf.Tensor4D> {
  const { l2Reg = 0.001, learningRate = 25 } = options;
  return tf.tidy(() => {
    const ascent = gradientAt(img, (x) => scoreOf(model.predict(x), targetY)).sub(img.mul(2 * l2Reg));
    const length = ascent.square().sum().sqrt();
    return img.add(ascent.mul(learningRate).div(length)) as tf.Tensor4D;
  });
}

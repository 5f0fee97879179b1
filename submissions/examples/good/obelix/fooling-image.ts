import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradientAt, scoreOf } from './helpers.js';

interface Options {
  learningRate?: number;
  maxIterations?: number;
}

/** Pushes a copy of the image towards the target class until the network gives in. */
export function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  options: Options = {},
): tf.Tensor4D {
  const learningRate = options.learningRate ?? 10;
  let left = options.maxIterations ?? 100;
  const image = tf.variable(X) as tf.Variable<tf.Rank.R4>;
  while (left > 0 && !isFooled(image, targetY, model)) {
    tf.tidy(() => {
      const gradient = gradientAt(image as tf.Tensor4D, (x) => scoreOf(model.predict(x), targetY));
      const length = gradient.square().sum().sqrt();
      image.assign(image.add(gradient.div(length).mul(learningRate)));
    });
    left -= 1;
  }
  const result = image.clone();
  image.dispose();
  return result;
}

const isFooled = (image: tf.Tensor4D, label: number, model: Classifier): boolean =>
  tf.tidy(() => model.predict(image).argMax(1).dataSync()[0] === label);

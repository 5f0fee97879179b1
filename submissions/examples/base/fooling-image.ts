import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { scoreOf } from './score.js';
import { uphill } from './uphill.js';

export function makeFoolingImage(
  X: tf.Tensor4D,
  targetY: number,
  model: Classifier,
  { learningRate = 10, maxIterations = 100 }: { learningRate?: number; maxIterations?: number } = {},
): tf.Tensor4D {
  return tf.tidy(() => {
    let image = X.clone();
    for (let t = 0; t < maxIterations; t++) {
      if (model.predict(image).argMax(1).dataSync()[0] === targetY) break;
      image = uphill(image, scoreOf([targetY], model), learningRate);
    }
    return image;
  });
}

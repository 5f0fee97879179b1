import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradientAt, imageAt, scoreOf } from './helpers.js';

/** Saliency maps, image by image. */
export async function computeSaliencyMaps(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
): Promise<tf.Tensor3D> {
  const maps: tf.Tensor3D[] = [];
  for (const [i, label] of y.entries()) {
    const map = tf.tidy(() => {
      const gradient = gradientAt(imageAt(X, i), (x) => scoreOf(model.predict(x), label));
      return gradient.abs().max(3) as tf.Tensor3D;
    });
    maps.push(map);
    await tf.nextFrame();
  }
  const stacked = tf.concat(maps, 0);
  tf.dispose(maps);
  return stacked;
}

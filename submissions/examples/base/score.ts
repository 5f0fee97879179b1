import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

/** Of each row of scores the one of its class, all added up. */
export const pick = (scores: tf.Tensor, y: readonly number[]) =>
  tf.sum(tf.mul(scores, tf.oneHot([...y], scores.shape[1] as number)));

/** The same as a function of the images. */
export const scoreOf = (y: readonly number[], model: Classifier) => (x: tf.Tensor) =>
  pick(model.predict(x as tf.Tensor4D), y);

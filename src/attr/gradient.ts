import * as tf from '@tensorflow/tfjs';
import type { Classifier, Relu } from '../model/classifier.js';
import { selectScores, type Target } from './target.js';

/** Gradient of the target scores with respect to the input, [N,H,W,3]; `relu` replaces every ReLU of the features. */
export const inputGradient = (
  model: Classifier,
  inputs: tf.Tensor4D,
  target: Target,
  relu?: Relu,
): tf.Tensor4D =>
  tf.tidy(() =>
    tf.grad((x: tf.Tensor) => selectScores(model.predict(x as tf.Tensor4D, relu ? { relu } : {}), target))(
      inputs,
    ),
  ) as tf.Tensor4D;

/** Gradient of the target scores with respect to a layer's output, given that output. */
export const layerGradient = (
  model: Classifier,
  layer: string,
  activation: tf.Tensor,
  target: Target,
): tf.Tensor =>
  tf.tidy(() =>
    tf.grad((a: tf.Tensor) => selectScores(model.forward(a, { from: layer }) as tf.Tensor2D, target))(
      activation,
    ),
  );

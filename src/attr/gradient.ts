import * as tf from '@tensorflow/tfjs';
import type { Classifier, Relu } from '../model/classifier.js';
import { selectScores, type Target } from './target.js';

/**
 * Gradient of a scalar function, at `x`. Like `tf.grad`, but a function that throws leaves no tensor behind: TensorFlow.js
 * frees what the backward pass would need only after a backward pass.
 */
export function gradientAt(f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor): tf.Tensor {
  try {
    return tf.grad(f)(x);
  } catch (error) {
    const { state } = tf.engine();
    // Inside a gradient of somebody else's the tape is theirs.
    if (state.gradientDepth === 0) tf.dispose((state.activeTape ?? []).flatMap(({ saved }) => saved ?? []));
    throw error;
  }
}

/** Gradient of the target scores with respect to the input, [N,H,W,3]; `relu` replaces every ReLU of the features. */
export const inputGradient = (
  model: Classifier,
  inputs: tf.Tensor4D,
  target: Target,
  relu?: Relu,
): tf.Tensor4D =>
  gradientAt(
    (x) => selectScores(model.predict(x as tf.Tensor4D, relu ? { relu } : {}), target),
    inputs,
  ) as tf.Tensor4D;

/** Gradient of the target scores with respect to a layer's output, given that output. */
export const layerGradient = (
  model: Classifier,
  layer: string,
  activation: tf.Tensor,
  target: Target,
): tf.Tensor =>
  gradientAt((a) => selectScores(model.forward(a, { from: layer }) as tf.Tensor2D, target), activation);

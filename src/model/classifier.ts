import type * as tf from '@tensorflow/tfjs';
import type { Rule } from './rule.js';

/** Replaces every ReLU inside `features` (Fire modules too), never the classifier's own. */
export type Relu = (x: tf.Tensor) => tf.Tensor;

/** How a run departs from the plain network. */
export interface ForwardOptions {
  /** `x` IS the output of this layer; the layers after it run. */
  readonly from?: string;
  /** The layer whose output is returned; default: the last. */
  readonly to?: string;
  readonly relu?: Relu;
  /** For attribution rules: replaces every ReLU, the classifier's too, and every max pool. `relu` goes before it. */
  readonly rule?: Rule;
}

/**
 * The network that students are given: an image classifier over named layers.
 *
 * Tensors are NHWC (batch, height, width, channels), float32. The caller owns what it passes and what it gets.
 */
export interface Classifier {
  /** Size of a picture the network was made for; other heights and widths work too. */
  readonly inputShape: readonly [height: number, width: number, channels: number];
  /** Number of classes. */
  readonly classes: number;
  /** Layer names from the input to the scores: `features.0` ... `classifier`. */
  readonly layers: readonly string[];
  /** Unnormalised class scores [N, classes] of normalised pictures [N,H,W,3]. */
  predict(x: tf.Tensor4D, options?: Pick<ForwardOptions, 'relu' | 'rule'>): tf.Tensor2D;
  /** Output of a layer. `x`: a normalised picture [N,H,W,3], or the output of the layer `from`. */
  forward(x: tf.Tensor, options?: ForwardOptions): tf.Tensor;
  /** Outputs of every `features.*` layer in order, for style transfer. */
  features(x: tf.Tensor4D): tf.Tensor4D[];
}

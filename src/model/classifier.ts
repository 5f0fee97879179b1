import type * as tf from '@tensorflow/tfjs';

/** Replaces every ReLU inside `features` (Fire modules too), never the classifier's own. */
export type Relu = (x: tf.Tensor) => tf.Tensor;

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
  predict(x: tf.Tensor4D, options?: { relu?: Relu }): tf.Tensor2D;
  /**
   * Output of layer `to` (default: the last). With `from`, `x` IS the output of layer `from` and the layers after it run;
   * without it, `x` is a normalised picture [N,H,W,3].
   */
  forward(x: tf.Tensor, options?: { from?: string; to?: string; relu?: Relu }): tf.Tensor;
  /** Outputs of every `features.*` layer in order, for style transfer. */
  features(x: tf.Tensor4D): tf.Tensor4D[];
}

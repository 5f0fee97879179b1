import type * as tf from '@tensorflow/tfjs';

/** What a style transfer is asked to do. Layers are indices into `Classifier.features`. */
export interface StyleTransferOptions {
  readonly contentLayer: number;
  readonly contentWeight: number;
  readonly styleLayers: readonly number[];
  /** One weight a style layer. */
  readonly styleWeights: readonly number[];
  readonly tvWeight: number;
  /** Default 200. */
  readonly iterations?: number;
  /** Adam's learning rate before `decayAt`; default 3. */
  readonly learningRate?: number;
  /** Adam's learning rate from iteration `decayAt`; default 0.1. */
  readonly decayedLearningRate?: number;
  /** Default 180. */
  readonly decayAt?: number;
  /** Before each iteration below this one the image is clamped to [-1.5, 1.5]; default 190. */
  readonly clampUntil?: number;
  /** Gets the image after step `t` and the total loss before it; awaited. The tensor stays the caller's. */
  onIteration?(t: number, image: tf.Tensor4D, loss: number): void | Promise<void>;
}

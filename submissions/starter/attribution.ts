import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

// Here you write no gradients yourself: import the methods from 'gradelens/attr'. Each is a class over the model, and
// `attribute` computes: new Saliency(model).attribute(X, { target: y }), for example.

/** Guided backpropagation and guided GradCAM, each [N,H,W,3]. */
export interface Guided {
  readonly guidedBackprop: tf.Tensor4D;
  readonly guidedGradCam: tf.Tensor4D;
}

/** GradCAM [N,h,w,1] without negative values, and conductance [N,h,w,C], of one layer. */
export interface Layers {
  readonly gradCam: tf.Tensor4D;
  readonly conductance: tf.Tensor4D;
}

/** The library's saliency of class `y[n]` for image n: [N,H,W,3], all three channels kept. */
export async function librarySaliency(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
): Promise<tf.Tensor4D> {
  throw new Error('not implemented yet');
}

/** The library's guided backpropagation, and its guided GradCAM at `layer`. */
export async function libraryGuided(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): Promise<Guided> {
  throw new Error('not implemented yet');
}

/** GradCAM (rectified: the library does not do that by default) and conductance of `layer`. */
export async function libraryLayers(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): Promise<Layers> {
  throw new Error('not implemented yet');
}

/** The gradient of ONE neuron, `[row, column, channel]` of the output of `layer`, with respect to the image: [N,H,W,3]. */
export async function libraryNeuron(
  X: tf.Tensor4D,
  model: Classifier,
  layer: string,
  neuron: readonly [row: number, column: number, channel: number],
): Promise<tf.Tensor4D> {
  throw new Error('not implemented yet');
}

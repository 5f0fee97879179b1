import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

/**
 * A ReLU with another backward pass: the upstream gradient passes only where the input was positive AND the upstream
 * gradient itself is positive.
 *
 * - `x`: any shape. Returns the same shape; the values are those of an ordinary ReLU.
 * - Not `async`: a function whose gradient is taken must return its tensor at once.
 *
 * Hint: `tf.customGrad` hands your function the input and a `save` callback. Whatever the backward pass needs must go
 * through `save`: other tensors of the forward pass may be gone by then.
 */
export function guidedRelu(x: tf.Tensor): tf.Tensor {
  throw new Error('not implemented yet');
}

/**
 * Guided backpropagation: the gradient of each image's class score, with every ReLU of the features replaced by
 * `guidedRelu`.
 *
 * - `X`: [N,H,W,3]; `y`: N class indices. Returns [N,H,W,3], signed, as it comes: no absolute value, no scaling.
 *
 * Hint: `model.predict` takes the ReLU to use as an option and replaces those inside Fire modules too.
 */
export function guidedBackprop(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  throw new Error('not implemented yet');
}

/**
 * GradCAM at a layer.
 *
 * - `X`: [N,H,W,3]; `y`: N class indices; `layer`: one of `model.layers`, for example `features.12`.
 * - Returns [N,h,w], h and w being those of the layer's output: each channel's weight is the mean of its gradient over
 *   height and width; the map is the ReLU of the weighted sum of the channels. Neither resized nor scaled.
 *
 * Hint: `model.forward(X, { to: layer })` runs the first part of the network, `model.forward(a, { from: layer })` the rest.
 */
export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  throw new Error('not implemented yet');
}

/**
 * Guided GradCAM: guided backpropagation, weighted pixel by pixel with GradCAM enlarged to the image.
 *
 * - Returns [N,H,W,3], signed. Enlarge by nearest neighbour: output pixel i reads input pixel floor(i * in / out).
 */
export function guidedGradCam(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): tf.Tensor4D {
  throw new Error('not implemented yet');
}

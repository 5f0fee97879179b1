import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

/** Sum of the scores of the classes `y`. */
const ownScores = (scores: tf.Tensor, y: readonly number[]): tf.Tensor =>
  tf.sum(tf.mul(tf.oneHot([...y], scores.shape[1] as number), scores));

/** ReLU that lets only positive gradients of positive inputs back. */
export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const z = input as tf.Tensor;
    (save as tf.GradSaveFunc)([z]);
    return {
      value: tf.relu(z),
      gradFunc: (dy: tf.Tensor, [saved]: tf.Tensor[]) => tf.mul(tf.relu(dy), tf.step(saved as tf.Tensor)),
    };
  })(x);
}

/** Guided backpropagation [N,H,W,3]. */
export function guidedBackprop(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  const total = (x: tf.Tensor) => ownScores(model.predict(x as tf.Tensor4D, { relu: guidedRelu }), y);
  return tf.tidy(() => tf.grad(total)(X)) as tf.Tensor4D;
}

/** GradCAM [N,h,w] of a layer, as it comes. */
export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const A = model.forward(X, { to: layer });
    const dA = tf.grad((a: tf.Tensor) => ownScores(model.forward(a, { from: layer }), y))(A);
    const alpha = tf.mean(dA, [1, 2], true);
    return tf.relu(tf.sum(tf.mul(alpha, A), 3)) as tf.Tensor3D;
  });
}

/** Guided backpropagation times GradCAM, enlarged to the image. */
export function guidedGradCam(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): tf.Tensor4D {
  return tf.tidy(() => {
    const cam = tf.expandDims<tf.Tensor4D>(gradCam(X, y, model, layer), 3);
    const large = tf.image.resizeNearestNeighbor(cam, [X.shape[1], X.shape[2]]);
    return tf.mul(guidedBackprop(X, y, model), large);
  });
}

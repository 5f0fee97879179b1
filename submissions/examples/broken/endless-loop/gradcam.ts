import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

const pick = (scores: tf.Tensor, y: readonly number[]) =>
  tf.sum(tf.mul(scores, tf.oneHot([...y], scores.shape[1] as number)));

const reluWith = (backward: (dy: tf.Tensor, x: tf.Tensor) => tf.Tensor) =>
  tf.customGrad((input, save) => {
    const x = input as tf.Tensor;
    (save as tf.GradSaveFunc)([x]);
    return { value: tf.relu(x), gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => backward(dy, saved[0]!) };
  });

const guided = reluWith((dy, x) => tf.mul(tf.relu(dy), tf.step(x)));

const guidedGradient = (X: tf.Tensor4D, y: readonly number[], model: Classifier) =>
  tf.grad((x: tf.Tensor) => pick(model.predict(x as tf.Tensor4D, { relu: guided }), y))(X) as tf.Tensor4D;

const camOf = (X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string) => {
  const a = model.forward(X, { to: layer });
  const g = tf.grad((z: tf.Tensor) => pick(model.forward(z, { from: layer }), y))(a);
  return tf.relu(tf.sum(tf.mul(tf.mean(g, [1, 2], true), a), -1, true)) as tf.Tensor4D;
};

export const guidedRelu = (x: tf.Tensor): tf.Tensor => guided(x);

export const guidedBackprop = (X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D =>
  tf.tidy(() => guidedGradient(X, y, model));

export const gradCam = (X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string) =>
  tf.tidy(() => tf.squeeze(camOf(X, y, model, layer), [-1]));

export const guidedGradCam = (X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string) =>
  tf.tidy(() => {
    const cam = tf.image.resizeNearestNeighbor(camOf(X, y, model, layer), [X.shape[1], X.shape[2]]);
    return tf.mul(guidedGradient(X, y, model), cam);
  });

import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import { gradientAt, imageAt, scoreOf } from './helpers.js';

const guided = tf.customGrad((x, save) => {
  const input = x as tf.Tensor;
  const keep = save as tf.GradSaveFunc;
  keep([input]);
  const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
    const open = (saved[0] as tf.Tensor).greaterEqual(0).logicalAnd(dy.greaterEqual(0));
    return tf.where(open, dy, tf.zerosLike(dy));
  };
  return { value: input.relu(), gradFunc };
});

/** ReLU with the guided backward pass. */
export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return guided(x);
}

/** Guided backpropagation, one image after the other. */
export async function guidedBackprop(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
): Promise<tf.Tensor4D> {
  return tf.tidy(() => {
    const gradients = y.map((label, i) =>
      gradientAt(imageAt(X, i), (x) => scoreOf(model.predict(x, { relu: guidedRelu }), label)),
    );
    return tf.concat(gradients, 0);
  });
}

/** GradCAM of a layer, one image after the other. */
export async function gradCam(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): Promise<tf.Tensor3D> {
  return tf.tidy(() => {
    const maps = y.map((label, i) => {
      const activation = model.forward(imageAt(X, i), { to: layer });
      const gradient = gradientAt(activation, (a) => scoreOf(model.forward(a, { from: layer }), label));
      const weights = gradient.mean([1, 2]).reshape([-1, 1]);
      // A weighted sum over channels is a matrix product with the column of weights.
      const [, h = 0, w = 0, c = 0] = activation.shape;
      return activation
        .reshape([h * w, c])
        .matMul(weights as tf.Tensor2D)
        .relu()
        .reshape([1, h, w]);
    });
    return tf.concat(maps, 0) as tf.Tensor3D;
  });
}

/** Guided GradCAM, enlarged by repeating each pixel of the coarse map. */
export async function guidedGradCam(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): Promise<tf.Tensor4D> {
  const cam = await gradCam(X, y, model, layer);
  const fine = await guidedBackprop(X, y, model);
  const result = tf.tidy(() => {
    const [, h, w] = cam.shape;
    const [, H, W] = X.shape;
    const nearest = (length: number, from: number) =>
      tf.tensor1d(
        Array.from({ length }, (_, i) => Math.floor((i * from) / length)),
        'int32',
      );
    const large = cam.gather(nearest(H, h), 1).gather(nearest(W, w), 2);
    return fine.mul(large.expandDims(3)) as tf.Tensor4D;
  });
  tf.dispose([cam, fine]);
  return result;
}

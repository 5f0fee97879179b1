import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';

/**
 * ReLU whose gradient passes only where both its input and the upstream gradient are positive.
 *
 * - `x`: any shape. Returns max(x, 0); gradient: upstream * [x > 0] * [upstream > 0].
 * - Source: Springenberg et al., 2014, https://arxiv.org/abs/1412.6806, section 3.4.
 */
export function guidedRelu(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((input, save) => {
    const kept = input as tf.Tensor;
    (save as tf.GradSaveFunc)([kept]);
    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(tf.relu(upstream), tf.step(saved as tf.Tensor));
    return { value: tf.relu(kept), gradFunc };
  })(x);
}

/**
 * Guided backprop: the gradient of the correct classes' scores with every ReLU of the features replaced by `guidedRelu`.
 *
 * - `X`: normalised pictures [N,H,W,3]; `y`: N class indices. Returns [N,H,W,3], signed, not scaled.
 * - Source: Springenberg et al., 2014, https://arxiv.org/abs/1412.6806.
 */
export function guidedBackprop(X: tf.Tensor4D, y: readonly number[], model: Classifier): tf.Tensor4D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const total = (x: tf.Tensor) =>
      tf.sum(tf.mul(model.predict(x as tf.Tensor4D, { relu: guidedRelu }), correct));
    return tf.grad(total)(X) as tf.Tensor4D;
  });
}

/**
 * GradCAM: where in a layer the evidence for the correct class lies.
 *
 * - `X`: normalised pictures [N,H,W,3]; `y`: N class indices; `layer`: a layer name, for example `features.12`.
 * - Returns [N,h,w] of the layer's size, at least 0, neither enlarged nor scaled:
 *   ReLU(sum over channels of (spatial mean of d score_y / d A) * A).
 * - Source: Selvaraju et al., 2016, https://arxiv.org/abs/1610.02391, equations 1 and 2.
 */
export function gradCam(X: tf.Tensor4D, y: readonly number[], model: Classifier, layer: string): tf.Tensor3D {
  return tf.tidy(() => {
    const correct = tf.oneHot(tf.tensor1d([...y], 'int32'), model.classes);
    const activation = model.forward(X, { to: layer });
    const total = (a: tf.Tensor) => tf.sum(tf.mul(model.forward(a, { from: layer }), correct));
    const weights = tf.mean(tf.grad(total)(activation), [1, 2], true);
    return tf.relu(tf.sum(tf.mul(weights, activation), -1)) as tf.Tensor3D;
  });
}

/**
 * Guided GradCAM: guided backprop where GradCAM, enlarged to the picture's size by nearest neighbour, sees evidence.
 *
 * - Arguments as for `gradCam`. Returns [N,H,W,3], signed.
 * - Source: Selvaraju et al., 2016, https://arxiv.org/abs/1610.02391, section 3.2.
 */
export function guidedGradCam(
  X: tf.Tensor4D,
  y: readonly number[],
  model: Classifier,
  layer: string,
): tf.Tensor4D {
  return tf.tidy(() => {
    const [, height, width] = X.shape;
    const coarse = tf.expandDims(gradCam(X, y, model, layer), -1) as tf.Tensor4D;
    return tf.mul(guidedBackprop(X, y, model), tf.image.resizeNearestNeighbor(coarse, [height, width]));
  });
}

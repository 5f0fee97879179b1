import * as tf from '@tensorflow/tfjs';

/** Gram matrices [N,C,C] of features [N,h,w,C]. */
export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [n, h, w, c] = features.shape;
    const flat = tf.reshape(features, [n, h * w, c]);
    return tf.div<tf.Tensor3D>(tf.matMul(flat, flat, true), normalize ? c * h * w : 1);
  });
}

/** Weighted squared distance of the listed layers' Gram matrices from their targets. */
export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  weights: readonly number[],
): tf.Scalar {
  return tf.tidy(() => {
    const terms = layers.map((layer, i) => {
      const gram = gramMatrix(features[layer] as tf.Tensor4D);
      return tf.mul(
        weights[i] as number,
        tf.sum(tf.squaredDifference(gram, targets[i] as tf.Tensor3D)),
      ) as tf.Scalar;
    });
    return tf.addN(terms);
  });
}

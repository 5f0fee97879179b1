import * as tf from '@tensorflow/tfjs';

/**
 * Gram matrices: which channels are active together, wherever that is.
 *
 * - `features`: [N,h,w,C]; `normalize`: divide by C*h*w, default true.
 * - Returns [N,C,C], symmetric: sum over positions of channel i times channel j.
 * - Source: Gatys, Ecker and Bethge, 2016, equation 3; normalised as in Johnson et al., 2016.
 */
export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  return tf.tidy(() => {
    const [n, h, w, c] = features.shape;
    const flat = tf.reshape(features, [n, h * w, c]);
    const gram = tf.matMul(flat, flat, true) as tf.Tensor3D;
    return normalize ? tf.div(gram, c * h * w) : gram;
  });
}

/** How far a layer's Gram matrices are from their targets: the sum of squared differences, a scalar. */
export function gramDistance(gram: tf.Tensor3D, target: tf.Tensor3D): tf.Scalar {
  return tf.sum(tf.squaredDifference(gram, target));
}

/**
 * How far the Gram matrices of an image are from the style's.
 *
 * - `features`: every layer's features; `layers`: indices into `features`; `targets`, `weights`: one for each of `layers`.
 * - Returns a scalar: sum over i of weights[i] * sum (Gram(features[layers[i]]) - targets[i])^2.
 * - Source: Gatys, Ecker and Bethge, 2016, equations 4 and 5, with normalised Gram matrices and no further factor.
 */
export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  weights: readonly number[],
): tf.Scalar {
  return tf.tidy(() => {
    let total = tf.scalar(0);
    for (const [i, layer] of layers.entries()) {
      const distance = gramDistance(gramMatrix(features[layer] as tf.Tensor4D), targets[i] as tf.Tensor3D);
      total = tf.add(total, tf.mul(weights[i] as number, distance));
    }
    return total;
  });
}

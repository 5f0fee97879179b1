import * as tf from '@tensorflow/tfjs';

/** Gram matrices, one image after the other. */
export function gramMatrix(features: tf.Tensor4D, normalize = true): tf.Tensor3D {
  const [images, height, width, channels] = features.shape;
  const grams = Array.from({ length: images }, (_, n) => {
    // Not tf.unstack: its gradient fails for a batch of one.
    const columns = tf.slice(features, [n, 0, 0, 0], [1, -1, -1, -1]).reshape([height * width, channels]);
    return tf.matMul(columns.transpose(), columns);
  });
  const stacked = tf.stack(grams) as tf.Tensor3D;
  if (normalize) return stacked.mul(1 / (channels * height * width));
  return stacked;
}

/** Style loss over the listed layers. */
export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  weights: readonly number[],
): tf.Scalar {
  let loss = tf.scalar(0);
  for (let i = 0; i < layers.length; i++) {
    const feature = features[layers[i] as number] as tf.Tensor4D;
    const difference = gramMatrix(feature).sub(targets[i] as tf.Tensor3D);
    loss = loss.add(
      difference
        .square()
        .sum()
        .mul(weights[i] as number),
    );
  }
  return loss;
}

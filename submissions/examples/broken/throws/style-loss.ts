import * as tf from '@tensorflow/tfjs';

const gramOf = (features: tf.Tensor4D): tf.Tensor3D => {
  const [n, h, w, c] = features.shape;
  const flat = features.reshape([n, h * w, c]) as tf.Tensor3D;
  return tf.matMul(flat, flat, true, false) as tf.Tensor3D;
};

export const gramMatrix = (features: tf.Tensor4D, normalize = true): tf.Tensor3D =>
  normalize ? gramOf(features).div(features.size / features.shape[0]) : gramOf(features);

export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  weights: readonly number[],
): tf.Scalar {
  let loss = tf.scalar(0);
  layers.forEach((layer, i) => {
    const gram = gramOf(features[layer]!).div(features[layer]!.size);
    loss = loss.add(gram.sub(targets[i]!).square().sum().mul(weights[i]!));
  });
  return loss;
}

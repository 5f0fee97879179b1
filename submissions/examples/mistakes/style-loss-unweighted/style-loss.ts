import * as tf from '@tensorflow/tfjs';
import { gramOf } from './gram.js';

export { gramMatrix } from './gram-matrix.js';

export function styleLoss(
  features: readonly tf.Tensor4D[],
  layers: readonly number[],
  targets: readonly tf.Tensor3D[],
  _weights: readonly number[],
): tf.Scalar {
  let loss = tf.scalar(0);
  layers.forEach((layer, i) => {
    const gram = gramOf(features[layer]!).div(features[layer]!.size);
    loss = loss.add(gram.sub(targets[i]!).square().sum());
  });
  return loss;
}

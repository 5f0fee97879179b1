import type * as tf from '@tensorflow/tfjs';
import type { StyleTransferOptions } from 'gradelens';

export const gram = (f: tf.Tensor4D) => {
  const flat = f.reshape([-1, f.shape[3]]) as tf.Tensor2D;
  return flat.transpose().matMul(flat).div(f.size);
};

const tv = (x: tf.Tensor4D) => {
  const [, h, w] = x.shape;
  const down = x.slice([0, 1], [1, h - 1]).squaredDifference(x.slice([0, 0], [1, h - 1]));
  const right = x.slice([0, 0, 1], [1, h, w - 1]).squaredDifference(x.slice([0, 0, 0], [1, h, w - 1]));
  return down.sum().add(right.sum());
};

/** What style transfer brings down: by the image, its features, those of the content, and the style's Gram matrices. */
export function totalLoss(
  image: tf.Tensor4D,
  features: readonly tf.Tensor4D[],
  original: tf.Tensor4D,
  targets: readonly tf.Tensor[],
  { contentLayer, contentWeight, styleLayers, styleWeights, tvWeight }: StyleTransferOptions,
): tf.Scalar {
  let total = features[contentLayer]!.sub(original).square().sum().mul(contentWeight);
  styleLayers.forEach((layer, i) => {
    total = total.add(gram(features[layer]!).sub(targets[i]!).square().sum().mul(styleWeights[i]!));
  });
  return total.add(tv(image).mul(tvWeight));
}

/*---
title: The three losses written out in one function
---*/
import * as tf from '@tensorflow/tfjs';
import type { Classifier } from 'gradelens';
import type { Goals, Settings } from '../../style-transfer.js';

export function totalLoss(
  image: tf.Tensor4D,
  model: Classifier,
  { original, targets }: Goals,
  { contentLayer, contentWeight, styleLayers, styleWeights, tvWeight }: Settings,
): tf.Scalar {
  const features = model.features(image);
  const [, h, w] = image.shape;
  const content = tf.sum(tf.square(tf.sub(features[contentLayer] as tf.Tensor4D, original)));
  let total = tf.mul(content, contentWeight);
  for (const [i, layer] of styleLayers.entries()) {
    const feature = features[layer] as tf.Tensor4D;
    const flat = tf.reshape(feature, [-1, feature.shape[3]]) as tf.Tensor2D;
    const gram = tf.div(tf.matMul(tf.transpose(flat), flat), feature.size);
    const difference = tf.sub(gram, tf.squeeze(targets[i] as tf.Tensor3D, [0]));
    total = tf.add(total, tf.mul(tf.sum(tf.square(difference)), styleWeights[i] as number));
  }
  const down = tf.sub(tf.slice(image, [0, 1]), tf.slice(image, 0, [1, h - 1]));
  const across = tf.sub(tf.slice(image, [0, 0, 1]), tf.slice(image, 0, [1, h, w - 1]));
  return tf.add(total, tf.mul(tf.add(tf.sum(tf.square(down)), tf.sum(tf.square(across))), tvWeight));
}

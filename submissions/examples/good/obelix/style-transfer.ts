import * as tf from '@tensorflow/tfjs';
import type { Classifier, StyleTransferOptions } from 'gradelens';
import { contentLoss } from './content-loss.js';
import { gramMatrix, styleLoss } from './style-loss.js';
import { tvLoss } from './tv-loss.js';

const adam = (rate: number) => tf.train.adam(rate, 0.9, 0.999, 1e-8);

/** Style transfer with TensorFlow.js's own optimiser, and a fresh one once the learning rate drops. */
export async function styleTransfer(
  content: tf.Tensor4D,
  style: tf.Tensor4D,
  model: Classifier,
  options: StyleTransferOptions,
): Promise<tf.Tensor4D> {
  const { contentLayer, contentWeight, styleLayers, styleWeights, tvWeight } = options;
  const iterations = options.iterations ?? 200;
  const decayAt = options.decayAt ?? 180;
  const clampUntil = options.clampUntil ?? 190;

  const [original, ...targets] = tf.tidy(() => {
    const ofContent = model.features(content);
    const ofStyle = model.features(style);
    return [
      ofContent[contentLayer] as tf.Tensor4D,
      ...styleLayers.map((layer) => gramMatrix(ofStyle[layer] as tf.Tensor4D)),
    ];
  });
  const image = tf.variable(content) as tf.Variable<tf.Rank.R4>;
  const total = () => {
    const features = model.features(image as tf.Tensor4D);
    return contentLoss(contentWeight, features[contentLayer] as tf.Tensor4D, original as tf.Tensor4D)
      .add(styleLoss(features, styleLayers, targets as tf.Tensor3D[], styleWeights))
      .add(tvLoss(image as tf.Tensor4D, tvWeight)) as tf.Scalar;
  };

  let optimizer = adam(options.learningRate ?? 3);
  for (let t = 0; t < iterations; t++) {
    if (t === decayAt) {
      optimizer.dispose();
      optimizer = adam(options.decayedLearningRate ?? 0.1);
    }
    if (t < clampUntil)
      tf.tidy(() => image.assign(tf.clipByValue<tf.Tensor4D>(image as tf.Tensor4D, -1.5, 1.5)));
    const loss = optimizer.minimize(total, true, [image]) as tf.Scalar;
    const number = (await loss.data())[0] as number;
    loss.dispose();
    if (options.onIteration) await options.onIteration(t, image as tf.Tensor4D, number);
  }
  const result = image.clone();
  tf.dispose([image, original as tf.Tensor, ...targets]);
  optimizer.dispose();
  return result;
}

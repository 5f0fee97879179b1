import * as tf from '@tensorflow/tfjs';
import type { Classifier, StyleTransferOptions } from 'gradelens';

const gram = (f: tf.Tensor4D) => {
  const flat = f.reshape([-1, f.shape[3]]) as tf.Tensor2D;
  return flat.transpose().matMul(flat).div(f.size);
};

const tv = (x: tf.Tensor4D) => {
  const [, h, w] = x.shape;
  const down = x.slice([0, 1], [1, h - 1]).squaredDifference(x.slice([0, 0], [1, h - 1]));
  const right = x.slice([0, 0, 1], [1, h, w - 1]).squaredDifference(x.slice([0, 0, 0], [1, h, w - 1]));
  return down.sum().add(right.sum());
};

export async function styleTransfer(
  content: tf.Tensor4D,
  style: tf.Tensor4D,
  model: Classifier,
  options: StyleTransferOptions,
): Promise<tf.Tensor4D> {
  const { contentLayer, contentWeight, styleLayers, styleWeights, tvWeight } = options;
  const { iterations = 200, learningRate = 3, decayedLearningRate = 0.1 } = options;
  const { decayAt = 180, clampUntil = 190 } = options;
  const original = tf.tidy(() => model.features(content)[contentLayer]!);
  const targets = tf.tidy(() => {
    const features = model.features(style);
    return styleLayers.map((layer) => gram(features[layer]!));
  });
  const image = tf.variable(content) as unknown as tf.Tensor4D & tf.Variable<tf.Rank.R4>;
  const loss = (): tf.Scalar => {
    const features = model.features(image);
    let total = features[contentLayer]!.sub(original).square().sum().mul(contentWeight);
    styleLayers.forEach((layer, i) => {
      total = total.add(gram(features[layer]!).sub(targets[i]!).square().sum().mul(styleWeights[i]!));
    });
    return total.add(tv(image).mul(tvWeight));
  };
  const early = tf.train.adam(learningRate, 0.9, 0.999, 1e-8);
  const late = tf.train.adam(decayedLearningRate, 0.9, 0.999, 1e-8);
  for (let t = 0; t < iterations; t++) {
    if (t < clampUntil) tf.tidy(() => image.assign(tf.clipByValue<tf.Tensor4D>(image, -1.5, 1.5)));
    const { value, grads } = tf.variableGrads(loss, [image]);
    const optimizer = t < decayAt ? early : late;
    optimizer.applyGradients([{ name: image.name, tensor: grads[image.name]! }]);
    const total = value.dataSync()[0]!;
    tf.dispose([value, grads]);
    await options.onIteration?.(t, image, total);
  }
  const result = image.clone();
  for (const optimizer of [early, late]) optimizer.dispose();
  tf.dispose([image, original, ...targets]);
  return result;
}

import * as tf from '@tensorflow/tfjs';
import { classVisualizationStep } from '../reference/class-visualization.js';
import { gradCam, guidedBackprop } from '../reference/gradcam.js';
import { computeSaliencyMaps } from '../reference/saliency-map.js';
import { styleTransfer } from '../reference/style-transfer.js';
import { IntegratedGradients } from '../src/attr/index.js';
import type { Classifier } from '../src/model/classifier.js';
import { GROWTH, growthName, SIZE, type TASKS } from './engine-figures.js';

type Compute = () => tf.Tensor | Promise<tf.Tensor>;

/** Milliseconds until the result can be read; on a GPU nothing is done before. */
async function milliseconds(compute: Compute): Promise<number> {
  const started = performance.now();
  const result = await compute();
  await result.data();
  const taken = performance.now() - started;
  result.dispose();
  return taken;
}

const pictures = (batch: number, size: number): tf.Tensor4D =>
  tf.randomNormal([batch, size, size, 3], 0, 1, 'float32', 1) as tf.Tensor4D;

/** Milliseconds of one iteration: what a transfer computes once, the features of both pictures and the targets, is taken off. */
async function styleIteration(model: Classifier, content: tf.Tensor4D, style: tf.Tensor4D): Promise<number> {
  const options = {
    ...{ contentLayer: 3, contentWeight: 0.05, styleLayers: [1, 4, 6, 7], styleWeights: [2e4, 500, 12, 1] },
    ...{ tvWeight: 0.05 },
  };
  const taken = (iterations: number): Promise<number> =>
    milliseconds(() => styleTransfer(content, style, model, { ...options, iterations }));
  const [few, many] = [await taken(1), await taken(5)];
  return (many - few) / 4;
}

/** Each task as a function that runs it once and gives milliseconds. `batch`: pictures of 224 x 224. */
export function worksOf(model: Classifier, batch: number): Record<string, () => Promise<number>> {
  const X = pictures(batch, SIZE);
  const targets = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
  const y = targets(batch);
  const one = X.slice([0, 0, 0, 0], [1, 192, SIZE, 3]) as tf.Tensor4D;
  const content = one.resizeBilinear([192, 256]) as tf.Tensor4D;
  const computed: Record<Exclude<keyof typeof TASKS, `style${string}`>, Compute> = {
    forward: () => model.predict(X),
    saliency: () => computeSaliencyMaps(X, y, model),
    'guided backprop': () => guidedBackprop(X, y, model),
    GradCAM: () => gradCam(X, y, model, 'features.12'),
    'class visualization, a step': () => tf.tidy(() => classVisualizationStep(X.slice(0, 1), 366, model)),
    'integrated gradients, 50 steps': () =>
      new IntegratedGradients(model).attribute(X, { target: y, nSteps: 50, internalBatchSize: batch }),
  };
  const works: Record<string, () => Promise<number>> = {
    'style transfer, an iteration, 192 x 256': () => styleIteration(model, content, one),
  };
  for (const [name, compute] of Object.entries(computed)) works[name] = () => milliseconds(compute);
  for (const [count, size] of GROWTH) {
    works[growthName(count, size)] = async () => {
      const batchOf = pictures(count, size);
      const taken = await milliseconds(() => computeSaliencyMaps(batchOf, targets(count), model));
      batchOf.dispose();
      return taken;
    };
  }
  return works;
}

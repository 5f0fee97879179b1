/**
 * One engine's part of bench/engine.ts, in a process of its own, so that its memory can be told: prints one line of JSON.
 *
 *   engine-tasks.ts BACKEND
 */
import * as tf from '@tensorflow/tfjs';
import { classVisualizationStep } from '../reference/class-visualization.js';
import { gradCam, guidedBackprop } from '../reference/gradcam.js';
import { computeSaliencyMaps } from '../reference/saliency-map.js';
import { styleTransfer } from '../reference/style-transfer.js';
import { IntegratedGradients } from '../src/attr/index.js';
import { NETWORKS } from '../src/model/network.js';
import { buildClassifier } from '../src/model/squeezenet.js';
import { loadWeights } from '../src/model/weights.js';
import { startBackend } from '../src/tensor/backend.js';
import type { Backend } from '../src/tensor/engines.js';
import { BATCH, type EngineFigures, median, RUNS, SIZE, type TASKS } from './engine-figures.js';

type Work = () => tf.Tensor | Promise<tf.Tensor>;

const { device } = await startBackend(process.argv[2] as Backend);
const { weights } = await loadWeights('squeezenet1_1');
const model = buildClassifier(NETWORKS.squeezenet1_1, weights);
const pictures = (batch: number, size: number): tf.Tensor4D =>
  tf.randomNormal([batch, size, size, 3], 0, 1, 'float32', 1) as tf.Tensor4D;
const X = pictures(BATCH, SIZE);
const y = [0, 1, 2, 3, 4];
const one = X.slice([0, 0, 0, 0], [1, 192, SIZE, 3]) as tf.Tensor4D;
const [content, style] = [one.resizeBilinear([192, 256]) as tf.Tensor4D, one];
const options = {
  ...{ contentLayer: 3, contentWeight: 0.05, styleLayers: [1, 4, 6, 7], styleWeights: [2e4, 500, 12, 1] },
  ...{ tvWeight: 0.05, iterations: 1 },
};
const works: Record<keyof typeof TASKS, Work> = {
  forward: () => model.predict(X),
  saliency: () => computeSaliencyMaps(X, y, model),
  'guided backprop': () => guidedBackprop(X, y, model),
  GradCAM: () => gradCam(X, y, model, 'features.12'),
  'integrated gradients, 50 steps': () =>
    new IntegratedGradients(model).attribute(X, { target: y, nSteps: 50, internalBatchSize: BATCH }),
  'class visualisation, a step': () => classVisualizationStep(X.slice(0, 1) as tf.Tensor4D, 366, model),
  'style transfer, an iteration, 192 x 256': () => styleTransfer(content, style, model, options),
};

async function milliseconds(work: Work, runs: number): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const started = performance.now();
    const result = await work();
    await result.data();
    result.dispose();
    times.push(performance.now() - started);
  }
  // The first one compiles and allocates.
  return median(times.slice(1));
}

const ms: Record<string, number> = {};
for (const [name, work] of Object.entries(works)) {
  ms[name] = await milliseconds(work, name.startsWith('integrated') ? 1 : RUNS);
}
const growth: Record<string, number> = {};
for (const [batch, size] of [
  [1, 112],
  [1, 224],
  [1, 448],
  [5, 224],
  [10, 224],
] as const) {
  const batchOf = pictures(batch, size);
  const targets = Array.from({ length: batch }, (_, i) => i);
  growth[`${batch} x ${size}²`] = await milliseconds(() => computeSaliencyMaps(batchOf, targets, model), 3);
  batchOf.dispose();
}
const figures: EngineFigures = {
  ...{ ms, growth, peak: process.resourceUsage().maxRSS / 1024 },
  ...(device && { device: device.name }),
};
console.log(JSON.stringify(figures));
process.exit();

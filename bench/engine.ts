/**
 * The answer key's work on the wasm engine, one thread, beside PyTorch on one thread in the same run: SqueezeNet on five
 * pictures of 224 x 224. PyTorch is Debian's (python3-torch, python3-torchvision); without it, or without SqueezeNet's
 * weights, it says so and prints what it has.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { classVisualizationStep } from '../reference/class-visualization.js';
import { gradCam, guidedBackprop } from '../reference/gradcam.js';
import { computeSaliencyMaps } from '../reference/saliency-map.js';
import { styleTransfer } from '../reference/style-transfer.js';
import { IntegratedGradients } from '../src/attr/index.js';
import { NETWORKS } from '../src/model/network.js';
import { buildClassifier } from '../src/model/squeezenet.js';
import { findWeights, loadWeights } from '../src/model/weights.js';
import { startBackend } from '../src/tensor/backend.js';

const [BATCH, SIZE, RUNS] = [5, 224, 5];
const PEER = new URL('../../shared/peers/torch_reference.py', import.meta.url).pathname;

const found = await findWeights('squeezenet1_1');
if (!found) {
  console.log(
    'skipped: the engine on SqueezeNet: its weights are not in $GRADELENS_MODELS or ../shared/models',
  );
  process.exit();
}
await startBackend('wasm');
const { weights } = await loadWeights('squeezenet1_1');
const model = buildClassifier(NETWORKS.squeezenet1_1, weights);
const X = tf.randomNormal([BATCH, SIZE, SIZE, 3], 0, 1, 'float32', 0) as tf.Tensor4D;
const y = [0, 1, 2, 3, 4];
const one = X.slice([0, 0, 0, 0], [1, 192, 224, 3]) as tf.Tensor4D;
const [content, style] = [one.resizeBilinear([192, 256]), one] as tf.Tensor4D[];
const options = {
  contentLayer: 3,
  contentWeight: 0.05,
  styleLayers: [1, 4, 6, 7],
  styleWeights: [2e4, 500, 12, 1],
};

/** Each gives one tensor; `peer` is the task's name in PyTorch's figures. */
const tasks: Record<string, { work(): tf.Tensor | Promise<tf.Tensor>; peer?: string }> = {
  forward: { work: () => model.predict(X), peer: 'forward' },
  saliency: { work: () => computeSaliencyMaps(X, y, model), peer: 'saliency' },
  'guided backprop': { work: () => guidedBackprop(X, y, model), peer: 'guided_backprop' },
  GradCAM: { work: () => gradCam(X, y, model, 'features.12'), peer: 'grad_cam' },
  'integrated gradients, 50 steps': {
    work: () =>
      new IntegratedGradients(model).attribute(X, { target: y, nSteps: 50, internalBatchSize: BATCH }),
    peer: 'integrated_gradients',
  },
  'class visualisation, a step at 224 x 224': {
    work: () => classVisualizationStep(X.slice(0, 1) as tf.Tensor4D, 366, model),
  },
  'style transfer, an iteration at 192 x 256': {
    work: () => styleTransfer(content!, style!, model, { ...options, tvWeight: 0.05, iterations: 1 }),
  },
};

/** PyTorch's milliseconds a task; `undefined` where it is not installed. */
function torch(): Record<string, number> | undefined {
  if (!existsSync(PEER)) return undefined;
  try {
    const args = [PEER, found!.path, String(BATCH), String(SIZE), '1'];
    // Debian's own Python, whatever else is on the path.
    const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
    return JSON.parse(execFileSync(python, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      .ms;
  } catch {
    return undefined;
  }
}

async function milliseconds(work: () => tf.Tensor | Promise<tf.Tensor>): Promise<number> {
  const started = performance.now();
  const result = await work();
  await result.data();
  result.dispose();
  return performance.now() - started;
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[(list.length - 1) >> 1]!;
const ours = new Map<string, number>();
for (const [name, { work }] of Object.entries(tasks)) {
  await milliseconds(work);
  const times: number[] = [];
  for (let run = 0; run < (name.startsWith('integrated') ? 1 : RUNS); run++)
    times.push(await milliseconds(work));
  ours.set(name, median(times));
}
const theirs = torch();
if (!theirs)
  console.log('without PyTorch: apt install python3-torch python3-torchvision, or no ../shared/peers');
console.log(`wasm, one thread, ${BATCH} x ${SIZE} x ${SIZE}; medians`);
for (const [name, { peer: task }] of Object.entries(tasks)) {
  const own = ours.get(name)!;
  const other = task === undefined ? undefined : theirs?.[task];
  const beside = other
    ? `  PyTorch ${other.toFixed(0).padStart(6)} ms  ratio ${(own / other).toFixed(2)}`
    : '';
  console.log(`${name.padEnd(42)} ${own.toFixed(0).padStart(6)} ms${beside}`);
}

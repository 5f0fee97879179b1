/**
 * Trains the built-in network from nothing on pictures that the repository draws, and writes models/small.*.
 * Run: npm run train. Same seed, same weights on the same engine.
 */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';
import { NETWORKS } from '../src/model/network.js';
import { CLASS_NAMES, drawPicture } from '../src/model/pictures.js';
import { normalise } from '../src/model/preprocess.js';
import { normal, seeded } from '../src/model/random.js';
import { assembleClassifier } from '../src/model/squeezenet.js';
import { startBackend } from '../src/tensor/backend.js';
import { type Writable, writeSafetensors } from '../src/tensor/safetensors.js';

const NETWORK = NETWORKS.small;
const SEED = 231;
const STEPS = Number(process.env.STEPS ?? 3600);
const BATCH = 48;
const RATE = 3e-3;
const UNSEEN = 1000;

/** Channels of each convolution: [kernel, in, out], by torchvision's names. */
const fire = (i: number, input: number, squeeze: number, expand: number): [string, number[]][] => [
  [`features.${i}.squeeze`, [1, input, squeeze]],
  [`features.${i}.expand1x1`, [1, squeeze, expand]],
  [`features.${i}.expand3x3`, [3, squeeze, expand]],
];
const CONVOLUTIONS = new Map<string, number[]>([
  ['features.0', [3, 3, 24]],
  ...fire(3, 24, 12, 24),
  ...fire(4, 48, 12, 24),
  ...fire(6, 48, 20, 40),
  ...fire(7, 80, 20, 40),
  ...fire(8, 80, 28, 56),
  ['classifier.1', [1, 112, NETWORK.classes]],
]);

/** Variables by name, He-initialised; the classifier's bias is positive, so that its ReLU does not begin dead. */
function initialise(): Map<string, tf.Variable> {
  const next = seeded(`${SEED}/weights`);
  const variables = new Map<string, tf.Variable>();
  for (const [name, [kernel, input, output]] of CONVOLUTIONS as Map<string, [number, number, number]>) {
    const scale = Math.sqrt(2 / (kernel * kernel * input));
    const values = Array.from({ length: kernel * kernel * input * output }, () => scale * normal(next));
    variables.set(`${name}.weight`, tf.variable(tf.tensor4d(values, [kernel, kernel, input, output])));
    variables.set(`${name}.bias`, tf.variable(tf.fill([output], name === 'classifier.1' ? 0.5 : 0)));
  }
  return variables;
}

/** Pictures `first`, `first + 1`, ... of a stream, classes in turn. */
function pictures(stream: string, first: number, count: number): { x: tf.Tensor4D; labels: number[] } {
  const [height, width, channels] = NETWORK.inputShape;
  const data = new Float32Array(count * height * width * channels);
  const labels = Array.from({ length: count }, (_, i) => (first + i) % NETWORK.classes);
  for (const [i, label] of labels.entries()) {
    const { pixels } = drawPicture(label, height, `${SEED}/${stream}/${first + i}`);
    data.set(normalise(pixels, height, width).data as Float32Array, i * height * width * channels);
  }
  return { x: tf.tensor4d(data, [count, height, width, channels]), labels };
}

await startBackend('wasm');
const variables = initialise();
const model = assembleClassifier(NETWORK, (name) => variables.get(name)!);
const optimizer = tf.train.adam(RATE);
const started = performance.now();
let smooth = Math.log(NETWORK.classes);
for (let step = 0; step < STEPS; step++) {
  const warmUp = Math.min(1, (step + 1) / 50);
  // TensorFlow.js has no schedules; its optimizers read this field anew at each step.
  Object.assign(optimizer, { learningRate: RATE * warmUp * 0.5 * (1 + Math.cos((Math.PI * step) / STEPS)) });
  const { x, labels } = pictures('train', step * BATCH, BATCH);
  const loss = tf.tidy(() => {
    const wanted = tf.oneHot(tf.tensor1d(labels, 'int32'), NETWORK.classes);
    const value = optimizer.minimize(
      () => tf.losses.softmaxCrossEntropy(wanted, model.predict(x)),
      true,
    ) as tf.Scalar;
    return value.dataSync()[0]!;
  });
  x.dispose();
  smooth += 0.02 * (loss - smooth);
  if ((step + 1) % 50 === 0) {
    const left = ((performance.now() - started) / (step + 1)) * (STEPS - step - 1);
    console.log(
      `step ${step + 1} of ${STEPS}, loss ${smooth.toFixed(3)}, about ${Math.ceil(left / 60000)} min left`,
    );
  }
}

const stored = new Map<string, Writable>();
for (const [name, variable] of variables) {
  const oihw = tf.tidy(() => (variable.rank === 4 ? variable.transpose([3, 2, 0, 1]) : variable.clone()));
  const dtype = name.endsWith('.weight') ? 'F16' : 'F32';
  stored.set(name, { dtype, shape: oihw.shape, data: oihw.dataSync<'float32'>() });
}
const metadata = { model: 'gradelens small network', seed: String(SEED), steps: String(STEPS) };
const bytes = writeSafetensors(stored, metadata);
await writeFile(new URL('../models/small.f16.safetensors', import.meta.url), bytes);
await writeFile(new URL('../models/small.labels.txt', import.meta.url), `${CLASS_NAMES.join('\n')}\n`);

const right = new Array<number>(NETWORK.classes).fill(0);
for (let first = 0; first < UNSEEN; first += 100) {
  const { x, labels } = pictures('unseen', first, 100);
  const guesses = tf.tidy(() => tf.argMax(model.predict(x), 1).dataSync());
  x.dispose();
  for (const [i, label] of labels.entries()) if (guesses[i] === label) right[label]!++;
}
const each = UNSEEN / NETWORK.classes;
console.log(`\n${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`);
for (const [label, count] of right.entries())
  console.log(`  ${CLASS_NAMES[label]!.padEnd(10)} ${((100 * count) / each).toFixed(0)} %`);
console.log(
  `${((100 * right.reduce((a, b) => a + b, 0)) / UNSEEN).toFixed(1)} % of ${UNSEEN} unseen pictures`,
);

/**
 * Whether an engine computes the right numbers on a machine that has no test runner: the self-test, then every attribution of
 * the oracle files (Captum's numbers), each printed as it is done. Exits with 1 when one is off by more than the tests allow.
 *
 *   gpu-check.ts BACKEND [--root FOLDER] [--only ENTRY]...
 *
 * FOLDER: a checkout; default: this folder or the one above, for a bundle that lies in it. ENTRY: how names of entries begin.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type * as tf from '@tensorflow/tfjs';
import { NETWORKS } from '../src/model/network.js';
import { selfTest } from '../src/model/self-test.js';
import { buildClassifier } from '../src/model/squeezenet.js';
import { loadWeights } from '../src/model/weights.js';
import { startBackend } from '../src/tensor/backend.js';
import { type Backend, READABLE } from '../src/tensor/engines.js';
import { readSafetensors } from '../src/tensor/safetensors.js';
import { caseOf, ENTRIES } from '../test/attr/captum-entries.js';
import { relativeL2, shareOff } from '../test/helpers.js';

const SELF_TEST = 'models/squeezenet1_1.self-test.safetensors';
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    root: { type: 'string', default: existsSync(SELF_TEST) ? '.' : '..' },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const [backend = 'webgpu'] = positionals;
const read = (path: string) => {
  const { tensors, metadata } = readSafetensors(readFileSync(join(values.root, path)));
  return { metadata, flat: (key: string) => tensors.get(key)! };
};

const { device } = await startBackend(backend as Backend);
console.log(`${backend}${device ? ` on ${device.name}` : ''}`);
const model = buildClassifier(NETWORKS.squeezenet1_1, (await loadWeights('squeezenet1_1')).weights);
const { flat } = read(SELF_TEST);
await selfTest(model, { x: flat('x'), saliency: flat('saliency') });
console.log('self-test: right');
for (const file of ['squeezenet_96x96', 'squeezenet_84x100']) {
  const oracle = read(`test/fixtures/golden/${file}.safetensors`);
  const each = caseOf(model, oracle);
  for (const [entry, attribute] of Object.entries(ENTRIES)) {
    if (values.only.length > 0 && !values.only.some((start) => entry.startsWith(start))) continue;
    if (entry === 'deep_lift' && !READABLE.includes(backend as Backend)) {
      console.log(`${file} ${entry.padEnd(38)} left out: it reads tensors at once, which ${backend} cannot`);
      continue;
    }
    const said = await compared(() => attribute(each), oracle.flat(entry).data).catch((error: Error) => {
      process.exitCode = 1;
      return `fails: ${error.message.split('\n')[0]}`;
    });
    console.log(`${file} ${entry.padEnd(38)} ${said}`);
  }
}
process.exit();

/** How far a map lies from the oracle's, and whether that is near enough for `test/attr/captum.ts`. */
async function compared(attribute: () => unknown, expected: ArrayLike<number>): Promise<string> {
  const map = (await attribute()) as tf.Tensor;
  const actual = await map.data();
  map.dispose();
  const [error, share] = [relativeL2(actual, expected), shareOff(actual, expected)];
  const right = error <= 1e-3 && share <= 0.005;
  if (!right) process.exitCode = 1;
  return `relative L2 ${error.toExponential(1)}  share off ${(100 * share).toFixed(3)} %  ${right ? 'right' : 'OFF'}`;
}

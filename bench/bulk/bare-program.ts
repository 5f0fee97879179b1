/**
 * A hand-in's functions without a grader, in one process: the weights are loaded, the network is built, each function is called
 * with its inputs, and what it gives is read and forgotten. Bundled with TensorFlow.js, as the children's program is, so that it
 * starts as quickly.
 *
 *   bare.mjs NETWORK WEIGHTS CALLS
 *
 * WEIGHTS: a safetensors file. CALLS: frames of `CallMessage`.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { NETWORKS, type NetworkId } from '../../src/model/network.js';
import { buildClassifier } from '../../src/model/squeezenet.js';
import { run } from '../../src/sandbox/child/run.js';
import { FrameReader } from '../../src/sandbox/frames.js';
import type { CallMessage } from '../../src/sandbox/messages.js';
import { startBackend } from '../../src/tensor/backend.js';
import { readSafetensors } from '../../src/tensor/safetensors.js';

const [network, weights, calls] = process.argv.slice(2) as [NetworkId, string, string];
const folder = fileURLToPath(new URL('./', import.meta.url));
await startBackend('wasm', { folder });
const model = buildClassifier(NETWORKS[network], readSafetensors(readFileSync(weights)).tensors);
for (const { message, tensors } of new FrameReader().push(readFileSync(calls))) {
  const { module, call } = message as CallMessage;
  const exports = await import(new URL(module, import.meta.url).href);
  tf.engine().startScope();
  await run(exports, call, tensors, model, () => {});
  tf.engine().endScope();
}
process.exit();

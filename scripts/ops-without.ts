/**
 * Takes every replacement out in turn (a kernel on wasm, a correction of cpu's, a gradient), puts TensorFlow.js's own in its
 * place, and sweeps the ops that use it until one differs: names the op, or why none does. Ends with status 1 if a replacement
 * is there for nothing that is known. Takes a few minutes.
 *
 *   tsx --conditions=gradelens-source scripts/ops-without.ts [NAME]...
 *
 * NAME: how names of kernels begin; default: all.
 */
import * as tf from '@tensorflow/tfjs';
import { startBackend } from '../src/tensor/backend.js';
import { allEntries } from '../test/tensor/ops/families.js';
import { UNREACHABLE } from '../test/tensor/ops/not-ops.js';
import { sweepOp } from '../test/tensor/ops/sweep.js';
import { replacements } from './ops-table/replaced.js';

/** Replacements that no call can notice, and why. */
const UNNOTICED: Readonly<Record<string, string>> = {
  'ResizeNearestNeighborGrad on cpu': "TensorFlow.js's own never comes back from image.resizeNearestNeighbor",
  'Draw on wasm': UNREACHABLE.Draw!,
  'Gate on wasm': 'speed: one pass in place of three',
  ...Object.fromEntries(
    ['LogicalAnd', 'LogicalNot', 'LogicalOr'].map((kernel) => [
      `${kernel} on wasm`,
      'speed: sixteen elements at a time',
    ]),
  ),
};

await startBackend('cpu');
await startBackend('wasm');
const entries = await allEntries();

/** Ops by kernel, those that run fewest kernels first: there it is what the op is about. */
const users = new Map<string, { op: string; among: number }[]>();
for (const [op, entry] of entries) {
  const { kernels } = await sweepOp(op, entry, 'wasm');
  const ran = new Set([...kernels.cpu, ...kernels.other]);
  for (const kernel of ran) users.set(kernel, [...(users.get(kernel) ?? []), { op, among: ran.size }]);
}

const begins = process.argv.slice(2);
const unknown: string[] = [];
let noticed = 0;
for (const { name, kernel, restore } of replacements()) {
  if (begins.length > 0 && !begins.some((begin) => kernel.startsWith(begin))) continue;
  let seen: string | undefined;
  if (name in UNNOTICED) {
    console.log(`${name.padEnd(44)}not tried: ${UNNOTICED[name]}`);
    continue;
  }
  for (const { op } of (users.get(kernel) ?? []).sort((a, b) => a.among - b.among)) {
    const back = restore();
    try {
      const { checks } = await sweepOp(op, entries.get(op)!, 'wasm');
      const wrong = checks.filter((check) => check.wrong !== undefined);
      if (wrong.length > 0) seen = `${op}: ${wrong.length} of ${checks.length} wrong`;
    } catch (error) {
      seen = `${op}: ${(error as Error).message.split('\n')[0]}`;
    } finally {
      back();
      await tf.setBackend('wasm');
    }
    if (seen) break;
  }
  console.log(`${name.padEnd(44)}${seen ?? 'nothing differs'}`);
  if (seen) noticed++;
  else unknown.push(name);
}
console.log(
  `${noticed} are noticed when they are taken out, ${unknown.length} are not: ${unknown.join(', ') || 'none'}`,
);
process.exitCode = unknown.length > 0 ? 1 : 0;

/** Sweeps ops one after the other for scripts/ops-table.ts: argument: the engine, then names of ops. */
import { startBackend } from '../../src/tensor/backend.js';
import type { Backend } from '../../src/tensor/engines.js';
import { allEntries } from '../../test/tensor/ops/families.js';
import { sweepOp } from '../../test/tensor/ops/sweep.js';
import { replacementOf } from './replaced.js';

const [engine, ...names] = process.argv.slice(2) as [Backend, ...string[]];
await startBackend('cpu');
await startBackend(engine);
process.send!({ started: true });

/** Kernels by what replaced them. */
function grouped(kernels: Iterable<string>): string {
  const by = new Map<string, string[]>();
  for (const kernel of kernels) {
    const what = replacementOf(kernel);
    if (what !== undefined) by.set(what, [...(by.get(what) ?? []), kernel]);
  }
  return [...by].map(([what, names]) => `${what}: ${names.join(' ')}`).join('; ');
}

const entries = await allEntries();
for (const name of names) {
  const { checks, kernels } = await sweepOp(name, entries.get(name)!, engine);
  const replaced = engine === 'wasm' ? grouped(kernels.other) : '';
  process.send!({ name, checks, replaced });
}
process.disconnect();
// Dawn's threads would keep the process.
setTimeout(() => process.exit(), 200);

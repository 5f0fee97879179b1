/**
 * One engine's part of bench/engine.ts, in a process of its own, so that its memory can be told.
 *
 *   engine-tasks.ts BACKEND [BATCH] [--only TASK]...
 *
 * From a shell it goes through the tasks (those whose names begin with a TASK; default: all) and prints a line of JSON as each
 * is done: its median in milliseconds, and the peak of resident memory so far in MiB. bench/engine.ts asks it run by run.
 */
import { parseArgs } from 'node:util';
import { NETWORKS } from '../src/model/network.js';
import { buildClassifier } from '../src/model/squeezenet.js';
import { loadWeights } from '../src/model/weights.js';
import { startBackend } from '../src/tensor/backend.js';
import type { Backend } from '../src/tensor/engines.js';
import { type Ask, BATCH, chosen, type Hello, median, runsOf } from './engine-figures.js';
import { worksOf } from './engine-works.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', multiple: true, default: [] } },
});
const [backend = 'wasm', batch = BATCH] = positionals;
const { device } = await startBackend(backend as Backend);
const { weights } = await loadWeights('squeezenet1_1');
const works = worksOf(buildClassifier(NETWORKS.squeezenet1_1, weights), Number(batch));
const peak = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
const hello: Hello = device ? { device: device.name } : {};

if (process.send) {
  process.on('message', async (ask: Ask) =>
    process.send!(ask === 'peak' ? peak() : await works[ask.task]!()),
  );
  process.send(hello);
} else {
  console.log(JSON.stringify({ backend, ...hello, batch: Number(batch) }));
  for (const task of chosen(values.only)) {
    const { unmeasured, runs } = runsOf(task);
    const times: number[] = [];
    for (let run = 0; run < unmeasured + runs; run++) times.push(await works[task]!());
    const ms = Number(median(times.slice(unmeasured)).toFixed(1));
    console.log(JSON.stringify({ task, ms, peak: peak() }));
  }
  process.exit();
}

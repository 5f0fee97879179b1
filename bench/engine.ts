/**
 * The answer key's work on every engine that is installed, one thread each, on SqueezeNet and pictures of 224 x 224: beside
 * PyTorch (Debian's python3-torch and python3-torchvision, with libopenblas0) or beside another checkout, run by run in turns.
 *
 *   engine.ts [BACKEND...] [--batch 5] [--only TASK]... [--beside FOLDER]
 *
 * BACKEND: default tensorflow, webgpu on a real GPU, wasm. TASK: how names of tasks begin. FOLDER: for example a worktree of
 * the commit before, after npm ci; PyTorch is not measured then.
 */
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findWeights } from '../src/model/weights.js';
import { startBackend } from '../src/tensor/backend.js';
import { BACKENDS, type Backend, ENGINES } from '../src/tensor/engines.js';
import { BATCH, chosen, GROWTH, growthName, median, runsOf, SIZE, TASKS } from './engine-figures.js';
import { machine } from './engine-machine.js';
import { benchWithin, openSide, type Side } from './engine-side.js';
import { torch } from './engine-torch.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    batch: { type: 'string', default: String(BATCH) },
    only: { type: 'string', multiple: true, default: [] },
    beside: { type: 'string' },
  },
});
const batch = Number(values.batch);
const tasks = chosen(values.only);
const found = await findWeights('squeezenet1_1');
if (!found) {
  console.log('skipped: engines on SqueezeNet: its weights are not in $GRADELENS_MODELS or ../shared/models');
  process.exit();
}

const models = dirname(found.path);
const bench = values.beside === undefined ? undefined : benchWithin(resolve(values.beside));

/** A software GPU would take half an hour; plain JavaScript too. */
async function worthwhile(): Promise<Backend[]> {
  const asked = BACKENDS.filter((name) => positionals.includes(name));
  if (asked.length > 0) return asked;
  const usual = BACKENDS.filter((name) => name !== 'cpu' && name !== 'webgpu');
  if ('absent' in ENGINES.webgpu.find()) return usual;
  const { device } = await startBackend('webgpu').catch(() => ({ device: undefined }));
  if (device && !device.software) return [...usual, 'webgpu'];
  console.log(
    `webgpu: not measured, ${device ? `${device.name} is a processor that plays a GPU` : 'no GPU here'}`,
  );
  return usual;
}

/**
 * A task's time on each side: the median as PyTorch's is; of two sides, which take turns and compute the same each time, the
 * quickest, since what else a machine does only adds.
 */
const timeOf = bench === undefined ? median : (list: readonly number[]): number => Math.min(...list);
const said = bench === undefined ? 'medians' : 'the quickest runs';

async function measured(task: string, sides: readonly Side[]): Promise<number[]> {
  const { unmeasured, runs } = runsOf(task);
  const times = sides.map((): number[] => []);
  for (let run = 0; run < unmeasured + runs; run++) {
    for (const [i, side] of sides.entries()) times[i]!.push(await side.run(task));
  }
  return times.map((list) => timeOf(list.slice(unmeasured)));
}

const inMs = (time: number): string => `${time.toFixed(time < 100 ? 1 : 0).padStart(8)} ms`;
const peaks = async (sides: readonly Side[], what: string): Promise<void> => {
  const [own, there] = await Promise.all(sides.map((side) => side.peak()));
  console.log(
    `${what.padEnd(42)} ${String(own).padStart(8)} MiB${there ? `  beside ${String(there).padStart(8)} MiB` : ''}`,
  );
};

console.log(machine());
const theirs = bench === undefined ? torch(found.path, batch, SIZE) : undefined;
if (theirs) console.log(theirs.name);
else if (bench === undefined)
  console.log('without PyTorch: apt install python3-torch python3-torchvision, or no ../shared/peers');
for (const backend of await worthwhile()) {
  const looked = ENGINES[backend].find();
  if ('absent' in looked) {
    console.log(`${backend}: not measured, ${looked.absent}`);
    continue;
  }
  const sides = [await openSide(backend, batch, models)];
  if (bench !== undefined) sides.push(await openSide(backend, batch, models, bench));
  const on = sides[0]!.device ? ` on ${sides[0]!.device}` : ', one thread';
  console.log(`\n${backend}${on}, ${batch} x ${SIZE} x ${SIZE}; ${said}`);
  const firstOfGrowth = tasks.find((name) => name === growthName(...GROWTH[0]!));
  for (const task of tasks) {
    if (task === firstOfGrowth) await peaks(sides, 'resident memory at its most, before growth');
    const [own, there] = await measured(task, sides);
    const other = theirs?.ms[TASKS[task as keyof typeof TASKS]];
    const peer = other === undefined ? '' : `  PyTorch ${inMs(other)}  ratio ${(own! / other).toFixed(2)}`;
    const beside =
      there === undefined ? '' : `  beside ${inMs(there)}  ${(there / own!).toFixed(2)} x as fast`;
    console.log(`${task.padEnd(42)} ${inMs(own!)}${peer}${beside}`);
  }
  await peaks(sides, 'resident memory at its most');
  for (const side of sides) side.close();
}
process.exit();

/**
 * The answer key's work on every engine that is installed, beside PyTorch in the same run, one thread each: SqueezeNet on
 * five pictures of 224 x 224. PyTorch is Debian's (python3-torch, python3-torchvision); what is missing is said.
 *
 *   engine.ts [BACKEND...]     default: tensorflow, webgpu on a real GPU, wasm
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findWeights } from '../src/model/weights.js';
import { startBackend } from '../src/tensor/backend.js';
import { BACKENDS, type Backend, ENGINES } from '../src/tensor/engines.js';
import { BATCH, type EngineFigures, SIZE, TASKS } from './engine-figures.js';

const PEER = fileURLToPath(new URL('../../shared/peers/torch_reference.py', import.meta.url));
const TASKS_OF_ONE = fileURLToPath(new URL('./engine-tasks.ts', import.meta.url));
/** Native TensorFlow takes every core unless told. */
const ONE_THREAD = { TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1', OMP_NUM_THREADS: '1' };

const found = await findWeights('squeezenet1_1');
if (!found) {
  console.log('skipped: engines on SqueezeNet: its weights are not in $GRADELENS_MODELS or ../shared/models');
  process.exit();
}

/** An engine's figures, or why there are none. */
function measured(backend: Backend): EngineFigures | string {
  const looked = ENGINES[backend].find();
  if ('absent' in looked) return looked.absent;
  const args = ['--import', 'tsx', '--conditions=gradelens-source', TASKS_OF_ONE, backend];
  const env = { ...process.env, ...ONE_THREAD };
  const output = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output.trim().split('\n').at(-1)!);
}

/** PyTorch's milliseconds a task; `undefined` where it is not installed. */
function torch(): Readonly<Record<string, number>> | undefined {
  if (!existsSync(PEER)) return undefined;
  // Debian's own Python, whatever else is on the path.
  const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
  try {
    const args = [PEER, found!.path, String(BATCH), String(SIZE), '1'];
    return JSON.parse(execFileSync(python, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      .ms;
  } catch {
    return undefined;
  }
}

/** A software GPU would take half an hour; plain JavaScript too. */
async function worthwhile(): Promise<Backend[]> {
  const asked = BACKENDS.filter((name) => process.argv.includes(name));
  if (asked.length > 0) return asked;
  const chosen = BACKENDS.filter((name) => name !== 'cpu' && name !== 'webgpu');
  if ('absent' in ENGINES.webgpu.find()) return chosen;
  const { device } = await startBackend('webgpu').catch(() => ({ device: undefined }));
  if (device && !device.software) return [...chosen, 'webgpu'];
  console.log(
    `webgpu: not measured, ${device ? `${device.name} is a processor that plays a GPU` : 'no GPU here'}`,
  );
  return chosen;
}

const theirs = torch();
if (!theirs)
  console.log('without PyTorch: apt install python3-torch python3-torchvision, or no ../shared/peers');
for (const backend of await worthwhile()) {
  const figures = measured(backend);
  if (typeof figures === 'string') {
    console.log(`${backend}: not measured, ${figures}`);
    continue;
  }
  const on = figures.device ? ` on ${figures.device}` : ', one thread';
  console.log(
    `\n${backend}${on}, ${BATCH} x ${SIZE} x ${SIZE}; medians; peak ${figures.peak.toFixed(0)} MiB`,
  );
  for (const [name, task] of Object.entries(TASKS)) {
    const own = figures.ms[name]!;
    const other = task && theirs?.[task];
    const beside = other
      ? `  PyTorch ${other.toFixed(0).padStart(6)} ms  ratio ${(own / other).toFixed(2)}`
      : '';
    console.log(`${name.padEnd(42)} ${own.toFixed(0).padStart(6)} ms${beside}`);
  }
  const growth = Object.entries(figures.growth).map(([what, time]) => `${what} ${time.toFixed(0)} ms`);
  console.log(`saliency by batch and size: ${growth.join(', ')}`);
}
process.exit();

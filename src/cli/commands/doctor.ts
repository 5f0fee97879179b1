import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { findPhoto } from '../../model/photos.js';
import { loadSelfTest } from '../../model/self-test-values.js';
import { findWeights, loadWeights } from '../../model/weights.js';
import { type Barrier, barrier } from '../../sandbox/mechanism.js';
import { missingWalls, protectionOf, protectionText } from '../../sandbox/protection.js';
import { openWorkspace } from '../../sandbox/workspace.js';
import { temporaryFolder } from '../../temporary.js';
import { BACKENDS, type Backend, ENGINES } from '../../tensor/engines.js';
import { EXIT } from '../exit.js';
import { examples } from '../options.js';
import { painter } from '../terminal.js';

/** One thing looked at: whether it is fine, what was found, and what to do for more. */
interface Finding {
  readonly topic: string;
  /** `false` only where grading cannot work without it. */
  readonly state: 'ok' | 'absent' | 'broken';
  readonly found: string;
  readonly remedy?: string;
}

/** `gradelens doctor`: what this machine has, why the rest is missing, and what to install for more. */
export default function register(program: Command): void {
  const command = program
    .command('doctor')
    .description(
      'Say which engines, weights, photographs and limits this machine has, and what to install for more.',
    )
    .option('--json', 'print the findings as JSON', false)
    .action(doctor);
  examples(command, [['gradelens doctor', 'run it first when something looks odd']]);
}

async function doctor({ json }: { json: boolean }): Promise<void> {
  const findings = [
    nodeVersion(),
    ...(await inTurn(BACKENDS, engine)),
    await squeezeNet(),
    await photographs(),
    ...(await isolation()),
    memoryWatch(),
  ];
  process.stdout.write(
    json ? `${JSON.stringify(findings, null, 2)}\n` : `${findings.map(line).join('\n')}\n`,
  );
  if (findings.some(({ state }) => state === 'broken')) process.exitCode = EXIT.failures;
}

function line({ topic, state, found, remedy }: Finding): string {
  const paint = painter(process.stdout);
  const mark = { ok: paint('green', '✓'), absent: paint('yellow', '-'), broken: paint('red', '✗') }[state];
  return `${mark} ${topic.padEnd(24)} ${found}${remedy ? `\n${' '.repeat(27)}${paint('dim', remedy)}` : ''}`;
}

const nodeVersion = (): Finding => ({ topic: 'Node.js', state: 'ok', found: process.version });

/** Starts the answer key's process on the engine and lets it pass the self-test: the way an assignment is graded. */
async function engine(backend: Backend): Promise<Finding> {
  const topic = `engine ${backend}`;
  const looked = ENGINES[backend].find();
  if ('absent' in looked) return { topic, state: 'absent', found: looked.absent, remedy: looked.remedy };
  const network = (await findWeights('squeezenet1_1')) ? 'squeezenet1_1' : 'small';
  const { path: folder, remove } = temporaryFolder('doctor');
  try {
    const { weights } = await loadWeights(network);
    const workspace = await openWorkspace({ backend: 'wasm', network: { id: network, weights } });
    try {
      const session = await workspace.trusted(folder, {
        ...{ memoryLimit: 2048, backend },
        selfTest: await loadSelfTest(network),
      });
      const started = performance.now();
      const device = await session.start();
      const time = ((performance.now() - started) / 1000).toFixed(1);
      const where = device
        ? ` on ${device.name}${device.software ? ', a processor that plays a GPU' : ''}`
        : '';
      return { topic, state: 'ok', found: `starts and gives PyTorch's numbers in ${time} s${where}` };
    } finally {
      await workspace.close();
    }
  } catch (error) {
    const broken = ENGINES[backend].confined;
    return {
      topic,
      state: broken ? 'broken' : 'absent',
      found: (error as Error).message,
      ...(broken && { remedy: 'Install again: npm ci. If it stays, report it.' }),
    };
  } finally {
    await remove();
  }
}

async function squeezeNet(): Promise<Finding> {
  const topic = 'SqueezeNet weights';
  const found = await findWeights('squeezenet1_1');
  if (found) return { topic, state: 'ok', found: `${found.path} (${found.source})` };
  return {
    topic,
    state: 'absent',
    found: 'not found; the small built-in network is used instead',
    remedy:
      'Put squeezenet1_1.f16.safetensors and imagenet_labels.txt into a folder and set GRADELENS_MODELS to it.',
  };
}

async function photographs(): Promise<Finding> {
  const topic = 'photographs';
  try {
    return { topic, state: 'ok', found: await findPhoto('gorilla') };
  } catch {
    return {
      topic,
      state: 'absent',
      found: 'not found; Assignment 3 on SqueezeNet needs them',
      remedy: 'Set GRADELENS_IMAGES to the folder with gorilla.jpg and the others.',
    };
  }
}

/** One after another: two engines at once would slow each other. */
async function inTurn<T, R>(list: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const each of list) results.push(await work(each));
  return results;
}

/** What stands between a hand-in and this machine as a whole, then every mechanism: what it stops, or why it is not in force. */
async function isolation(): Promise<Finding[]> {
  const found = await barrier();
  const inForce = found.used.map(
    ({ title, stops }): Finding => ({ topic: title, state: 'ok', found: `stops ${stops}` }),
  );
  const others = found.unused.map(
    ({ mechanism: { title }, why }): Finding => ({ topic: title, state: 'absent', found: why }),
  );
  return [wall(found), ...inForce, ...others];
}

function wall(found: Barrier): Finding {
  const topic = 'isolation of hand-ins';
  const text = protectionText(protectionOf(found));
  if (found.isolated) return { topic, state: 'ok', found: text };
  return {
    topic,
    state: 'absent',
    found: text,
    remedy:
      'So `gradelens grade` takes one hand-in at a time, or --unsafe for those you trust. ' +
      `One of these is enough for a wall: ${missingWalls(found).join('; ')}. Else grade on another machine or in a virtual one.`,
  };
}

/** Resident memory, which tensors are part of, is looked at a few times a second. */
function memoryWatch(): Finding {
  const topic = 'memory and time';
  if (existsSync('/proc/self/stat')) {
    return { topic, state: 'ok', found: 'resident memory and processor time are watched' };
  }
  return {
    topic,
    state: 'absent',
    found: "only JavaScript's heap and the clock are watched on this system: tensors are not counted",
    remedy: 'Linux counts them.',
  };
}

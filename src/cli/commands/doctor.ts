import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { findPhoto } from '../../model/photos.js';
import { findWeights, loadWeights } from '../../model/weights.js';
import { openWorkspace } from '../../sandbox/workspace.js';
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
    await engine('wasm'),
    await engine('cpu'),
    nativeEngine(),
    await squeezeNet(),
    await photographs(),
    permissionModel(),
    memoryLimit(),
  ];
  process.stdout.write(
    json ? `${JSON.stringify(findings, null, 2)}\n` : `${findings.map(line).join('\n')}\n`,
  );
  if (findings.some(({ state }) => state === 'broken')) process.exitCode = EXIT.failures;
}

function line({ topic, state, found, remedy }: Finding): string {
  const paint = painter(process.stdout);
  const mark = { ok: paint('green', '✓'), absent: paint('yellow', '-'), broken: paint('red', '✗') }[state];
  return `${mark} ${topic.padEnd(20)} ${found}${remedy ? `\n${' '.repeat(23)}${paint('dim', remedy)}` : ''}`;
}

const nodeVersion = (): Finding => ({ topic: 'Node.js', state: 'ok', found: process.version });

/** Starts a child on the engine and asks the built-in network for scores: the way a submission runs. */
async function engine(backend: 'wasm' | 'cpu'): Promise<Finding> {
  const topic = `engine ${backend}`;
  const folder = await mkdtemp(join(tmpdir(), 'gradelens-doctor-'));
  try {
    const { weights } = await loadWeights('small');
    const workspace = await openWorkspace({ backend, network: { id: 'small', weights } });
    try {
      const session = await workspace.session(folder, { memoryLimit: 2048 });
      const started = performance.now();
      const x = { dtype: 'float32', shape: [1, 64, 64, 3], data: new Float32Array(64 * 64 * 3) } as const;
      const { shape } = await session.predict(x);
      await session.close();
      const time = Math.round(performance.now() - started);
      return { topic, state: 'ok', found: `starts and gives ${shape[1]} scores in ${time} ms` };
    } finally {
      await workspace.close();
    }
  } catch (error) {
    return {
      topic,
      state: 'broken',
      found: (error as Error).message,
      remedy: 'Install again: npm ci. If it stays, report it.',
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function nativeEngine(): Finding {
  const topic = 'engine tensorflow';
  const remedy =
    'Optional, for CUDA: npm i @tensorflow/tfjs-node-gpu on Node 20 or 22. Grading does not use it yet.';
  try {
    createRequire(import.meta.url).resolve('@tensorflow/tfjs-node-gpu');
    return { topic, state: 'absent', found: 'installed, but grading does not use it yet' };
  } catch {
    return { topic, state: 'absent', found: '@tensorflow/tfjs-node-gpu is not installed', remedy };
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

function permissionModel(): Finding {
  return {
    topic: 'isolation',
    state: 'ok',
    found:
      "a process of its own for each hand-in, empty environment, Node's permission model (no files, no programs)",
    remedy: 'This stops accidents, not attacks: grade strangers on a machine with nothing to steal.',
  };
}

function memoryLimit(): Finding {
  const topic = 'memory limit';
  if (existsSync('/usr/bin/prlimit'))
    return { topic, state: 'ok', found: 'prlimit and a watch on resident memory' };
  if (existsSync('/proc/self/statm')) return { topic, state: 'ok', found: 'a watch on resident memory' };
  return {
    topic,
    state: 'absent',
    found: "JavaScript's heap only; tensors are not counted on this system",
    remedy: 'Linux counts them.',
  };
}

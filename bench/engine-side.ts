import { fork } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Backend } from '../src/tensor/engines.js';
import type { Ask, Hello } from './engine-figures.js';

const BENCH = fileURLToPath(new URL('./', import.meta.url));
/** Native TensorFlow takes every core unless told. */
const ONE_THREAD = { TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1', OMP_NUM_THREADS: '1' };

/** One checkout on one engine: a process that waits to be asked, so that two of them can be measured in turns. */
export interface Side {
  readonly device?: string;
  /** Milliseconds of one run. */
  run(task: string): Promise<number>;
  /** Resident memory at its most so far, MiB. */
  peak(): Promise<number>;
  close(): void;
}

/**
 * The folder of the benchmark's files for another checkout: a copy within it, so that their imports lead to its own code
 * whatever its own benchmark looks like. Removed when this process ends.
 */
export function benchWithin(checkout: string): string {
  for (const needed of ['src', 'reference', 'node_modules']) {
    if (existsSync(join(checkout, needed))) continue;
    throw new Error(`${checkout} has no ${needed}: expected a checkout of gradelens after npm ci`);
  }
  const copy = mkdtempSync(join(checkout, 'bench-'));
  process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
  for (const file of ['engine-tasks.ts', 'engine-works.ts', 'engine-figures.ts'])
    cpSync(join(BENCH, file), join(copy, file));
  return copy;
}

/** Starts an engine. `models`: the folder of the weights. `bench`: where the benchmark's files are; default: here. */
export async function openSide(
  backend: Backend,
  batch: number,
  models: string,
  bench = BENCH,
): Promise<Side> {
  const child = fork(join(bench, 'engine-tasks.ts'), [backend, String(batch)], {
    execArgv: ['--import', 'tsx', '--conditions=gradelens-source'],
    cwd: join(bench, '..'),
    env: { ...process.env, ...ONE_THREAD, GRADELENS_MODELS: models },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  process.on('exit', () => child.kill());
  let said = '';
  child.stderr!.on('data', (bytes: Buffer) => {
    said = `${said}${bytes}`.slice(-2000);
  });
  const answer = <T>(): Promise<T> =>
    new Promise((resolve, reject) => {
      const ended = (): void =>
        reject(new Error(`the process of ${backend} ended: ${said.replace(/\s+/g, ' ').trim()}`));
      child.once('close', ended);
      child.once('message', (message) => {
        child.off('close', ended);
        resolve(message as T);
      });
    });
  const asked = (ask: Ask): Promise<number> => {
    child.send(ask);
    return answer<number>();
  };
  const hello = await answer<Hello>();
  return { ...hello, run: (task) => asked({ task }), peak: () => asked('peak'), close: () => child.kill() };
}

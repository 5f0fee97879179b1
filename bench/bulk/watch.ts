import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE } from '../../src/model/folders.js';

/** Milliseconds between two looks at the processes: what a process did after the last look at it is not counted. */
const PAUSE = 50;

/** A finished run of a program, measured from outside. */
export interface Watched {
  readonly code: number | null;
  readonly seconds: number;
  /** Processor seconds of the program itself. */
  readonly own: number;
  /** Processor seconds of all that it started. Most are killed, so the system adds them to nobody's account. */
  readonly children: number;
  /** Its resident memory at its most, MiB. */
  readonly peak: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command line. */
export const GRADELENS = 'bin/gradelens.js';

/** Runs a program of the package; `env` beside this process's own. */
export async function watch(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Watched> {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: PACKAGE,
    env: { ...process.env, ...env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (bytes: Buffer) => {
      said[name] += bytes;
    });
  }
  const [own, others] = [new Map<string, number>(), new Map<string, number>()];
  let peak = 0;
  const look = (): void => {
    const pid = child.pid!;
    peak = Math.max(peak, Number(/VmHWM:\s*(\d+)/.exec(read(pid, 'status'))?.[1] ?? 0) / 1024);
    count(pid, own, others);
  };
  const timer = setInterval(look, PAUSE);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  clearInterval(timer);
  const seconds = (performance.now() - started) / 1000;
  return { code, seconds, own: sum(own), children: sum(others), peak, ...said };
}

const sum = (times: ReadonlyMap<string, number>): number => [...times.values()].reduce((a, b) => a + b, 0);

/**
 * Notes the processor seconds of each thread of a process, and of all that it started, under the thread's number. A number that
 * is used again, by a thread whose time is less than was noted, is another thread's.
 */
function count(pid: number, own: Map<string, number>, below: Map<string, number>): void {
  for (const thread of list(pid)) {
    const nanoseconds = Number(read(pid, `task/${thread}/schedstat`).split(' ')[0]);
    const seconds = nanoseconds / 1e9;
    const before = own.get(thread) ?? 0;
    if (seconds < before) own.set(`${thread} before ${own.size}`, before);
    if (seconds > 0) own.set(thread, seconds);
    for (const child of read(pid, `task/${thread}/children`).split(' ').filter(Boolean))
      count(Number(child), below, below);
  }
}

/** Threads of a process; none once it has gone. */
function list(pid: number): string[] {
  try {
    return readdirSync(join('/proc', String(pid), 'task'));
  } catch {
    return [];
  }
}

/** Empty once the process has gone. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

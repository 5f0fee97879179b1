import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Environment variables without a wish for colours: Node takes even an empty `FORCE_COLOR` for one. */
export const PLAIN: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined };

/** How a finished process went. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the built command line as a user would, output in pipes. `during` gets the running process. `within`: a program, with
 * its arguments, that starts it.
 */
export function gradelens(
  args: readonly string[],
  options: {
    cwd?: string;
    env?: Record<string, string>;
    within?: readonly string[];
    during?: (child: ReturnType<typeof spawn>) => void;
  } = {},
): Promise<Finished> {
  // The tests' hand-ins are ours, so a machine without isolation may run them.
  const trusted = args[0] === 'grade' ? ['--unsafe'] : [];
  const node = [process.execPath, join(ROOT, 'bin/gradelens.js')];
  const [program, ...rest] = [...(options.within ?? []), ...node, ...args, ...trusted];
  const child = spawn(program!, rest, {
    cwd: options.cwd ?? ROOT,
    env: { ...PLAIN, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  options.during?.(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A folder that is gone after the work. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gradelens-test-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

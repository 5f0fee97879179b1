import { spawn } from 'node:child_process';
import { chmod, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse, stringify } from 'yaml';
import { type Finished, inTemporaryFolder, PLAIN, ROOT } from '../process.js';

/** Two problems of the demo: a run takes seconds. Returns the assignment's path. */
export async function smallAssignment(folder: string): Promise<string> {
  const demo = parse(await readFile(join(ROOT, 'rubric/demo.yaml'), 'utf8'));
  const wanted = ['content-loss', 'tv-loss'];
  const problems = demo.problems.filter(({ id }: { id: string }) => wanted.includes(id));
  const { deck, ...rest } = demo;
  const path = join(folder, 'small.yaml');
  await writeFile(path, stringify({ ...rest, problems, reference: join(ROOT, 'reference') }));
  return path;
}

/** Hand-ins with full marks on it. */
export async function handIns(folder: string, names: readonly string[]): Promise<void> {
  const good = join(ROOT, 'submissions/examples/good/asterix');
  for (const name of names) {
    for (const file of ['content-loss.ts', 'tv-loss.ts', 'answers.md'])
      await cp(join(good, file), join(folder, name, file));
  }
}

/** A run that can be ended from outside, and how it ended. */
export interface Run {
  readonly process: ReturnType<typeof spawn>;
  readonly finished: Promise<Finished & { readonly signal: NodeJS.Signals | null }>;
}

/** Runs the built command line within a shell's line, such as `ulimit -n 64; exec "$@"`. */
export function inShell(line: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(
    '/bin/sh',
    ['-c', line, 'sh', process.execPath, join(ROOT, 'bin/gradelens.js'), ...args],
    {
      cwd: ROOT,
      env: { ...PLAIN, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  const finished = new Promise<Finished & { signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { process: child, finished };
}

/** Runs the command line as it is. */
export const EXEC = 'exec "$@"';

/** Three hand-ins with full marks in a folder of their own, and the arguments that grade them one at a time, without `--out`. */
export const withClass =
  (work: (place: { folder: string; grade: readonly string[] }) => Promise<void>) => (): Promise<void> =>
    inTemporaryFolder(async (folder) => {
      // Temporary folders of the user nobody may come into it.
      await chmod(folder, 0o711);
      await handIns(join(folder, 'class'), ['ada', 'bob', 'eve']);
      const assignment = await smallAssignment(folder);
      const more = ['--seed', '5', '--jobs', '1', '--unsafe'];
      await work({ folder, grade: ['grade', join(folder, 'class'), '--assignment', assignment, ...more] });
    });

/** It was told in words: no stack, no wonder. */
export function expectPlain(stderr: string, says: RegExp): void {
  expect(stderr).to.match(says);
  expect(stderr).not.to.match(/fault in gradelens|^\s+at |node:internal/m);
}

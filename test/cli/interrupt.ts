import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { processes } from '../sandbox/ps.js';
import { EXEC, handIns, inShell, smallAssignment } from './small.js';

/** A class, and how a run over it went that nobody interrupted. */
export interface Uninterrupted {
  readonly folder: string;
  readonly args: readonly string[];
  readonly milliseconds: number;
}

/** Grades small hand-ins, two at a time, into `<folder>/whole`. */
export async function uninterrupted(folder: string, names: readonly string[]): Promise<Uninterrupted> {
  await chmod(folder, 0o711);
  await handIns(join(folder, 'class'), names);
  const assignment = await smallAssignment(folder);
  const args = [
    'grade',
    join(folder, 'class'),
    '--assignment',
    assignment,
    '--seed',
    '5',
    '--jobs',
    '2',
    '--unsafe',
  ];
  const started = performance.now();
  const { code, stderr } = await inShell(EXEC, [...args, '--out', join(folder, 'whole')]).finished;
  expect(code, stderr).to.equal(0);
  return { folder, args, milliseconds: performance.now() - started };
}

/** At most so many tries to hit a run before it ends: how long one takes varies on a busy machine. */
const TRIES = 6;

/**
 * Sends a signal after a share of a run's time, looks at what is left, goes on, and compares.
 *
 * - `share`: 0 to 1.
 */
export async function interruptedAt(
  whole: Uninterrupted,
  share: number,
  signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP',
  exit: number,
): Promise<void> {
  let length = whole.milliseconds;
  for (let i = 0; i < TRIES; i++) {
    const took = await interruptedAfter(whole, share * length, signal, exit);
    if (took === undefined) return;
    length = took;
  }
  throw new Error(`No run lasted until its signal came: ${share} of ${length} ms.`);
}

/** Returns how long the run took where it ended before the signal came. */
async function interruptedAfter(
  { folder, args }: Uninterrupted,
  milliseconds: number,
  signal: NodeJS.Signals,
  exit: number,
): Promise<number | undefined> {
  const own = await mkdtemp(join(folder, 'run-'));
  await chmod(own, 0o711);
  const [TMPDIR, out] = [join(own, 'tmp'), join(own, 'out')];
  await mkdir(TMPDIR, { mode: 0o711 });
  const started = performance.now();
  // A cache of its own: the answer key is computed again, too.
  const run = inShell(EXEC, [...args, '--out', out], { TMPDIR, XDG_CACHE_HOME: join(own, 'cache') });
  let sent: number | undefined;
  const timer = setTimeout(() => {
    sent = performance.now();
    run.process.kill(signal);
  }, milliseconds);
  const finished = await run.finished;
  const ended = performance.now();
  clearTimeout(timer);
  if (sent === undefined || finished.code === 0) return ended - started;
  const said = `${signal} after ${Math.round(milliseconds)} ms: ${finished.stderr}`;
  // Whoever is hit before Node itself listens dies of the signal; a shell calls both by the same number.
  if (finished.signal !== signal) expect(finished.code, said).to.equal(exit);
  expect(ended - sent, said).to.be.below(2000);
  expect(finished.stderr, said).not.to.match(/fault|^\s+at /m);
  // The system takes a moment to bury what was killed.
  for (let i = 0; i < 20 && left(TMPDIR).length > 0; i++) await wait(50);
  expect(left(TMPDIR), said).to.deep.equal([]);
  expect(await readdir(TMPDIR), said).to.deep.equal([]);
  const files = await readdir(out, { recursive: true }).catch(() => []);
  expect(
    files.filter((each) => each.endsWith('.tmp')),
    said,
  ).to.deep.equal([]);
  const resumed = await inShell(EXEC, [...args, '--out', out]).finished;
  expect(resumed.code, said + resumed.stderr).to.equal(0);
  expect(await timeless(out), said).to.deep.equal(await timeless(join(folder, 'whole')));
  return undefined;
}

/** What runs and names the folder for temporary files, as all our children do. */
const left = (folder: string): string[] =>
  processes()
    .filter(({ args }) => args.includes(folder))
    .map(({ args }) => args);

/** Every file's content by its name; the times that grading took, which differ between any two runs, are left out. */
async function timeless(folder: string): Promise<Record<string, string>> {
  // The store names the runs, which differ; the reports are all that is made of it.
  const files = ['.', '-type', 'f', '-not', '-path', './.gradelens/*'];
  const names = execFileSync('find', files, { cwd: folder, encoding: 'utf8' }).trim().split('\n');
  const contents = names.sort().map(async (name) => {
    const text = await readFile(join(folder, name), 'latin1');
    const timeless = text
      .replace(/"(execution_time|seconds|visibleSeconds)": ?[\d.e-]+/g, '"$1":0')
      .replace(/( on \w+ in )[\d.]+ s\./, '$10 s.');
    return [name, timeless] as const;
  });
  return Object.fromEntries(await Promise.all(contents));
}

import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Grader } from '../grade/grader.js';
import type { SubmissionResult } from '../grade/result.js';
import { writeAtomically } from './atomic.js';

/** Where a result waits for `--resume`, beside the reports. */
const FILE = '.result.json';

/**
 * Keeps a result for a later run; pictures are left out, since its reports are written already.
 *
 * - `folder`: where the submission's reports are.
 * - `fingerprint`: of what was graded.
 */
export async function rememberResult(
  folder: string,
  fingerprint: string,
  result: SubmissionResult,
): Promise<void> {
  const tests = result.tests.map(({ pictures, ...test }) => test);
  await writeAtomically(join(folder, FILE), JSON.stringify({ fingerprint, result: { ...result, tests } }));
}

/** Drops a kept result, whose reports have been written over. */
export async function forgetResult(folder: string): Promise<void> {
  await rm(join(folder, FILE), { force: true });
}

/** The kept result, if everything that decides it is what it was, and all was graded. */
export async function recallResult(
  folder: string,
  fingerprint: string,
): Promise<SubmissionResult | undefined> {
  try {
    const kept = JSON.parse(await readFile(join(folder, FILE), 'utf8')) as {
      fingerprint: string;
      result: SubmissionResult;
    };
    if (kept.fingerprint !== fingerprint) return undefined;
    // What could not be graded is worth another try.
    return kept.result.tests.some(({ verdict }) => verdict === 'not-graded') ? undefined : kept.result;
  } catch {
    // Absent, unreadable or half-written by another program: grade again.
    return undefined;
  }
}

/**
 * A hash of everything that decides a result: the hand-in's files, the assignment, what its inputs derive from, and the engine.
 *
 * Returns `undefined` where the files cannot be read, for example because they change meanwhile.
 */
export async function fingerprintOf(
  path: string,
  { assignment, backend, seed, hidden }: Grader,
): Promise<string | undefined> {
  const hash = createHash('sha256').update(JSON.stringify([assignment, backend, seed, hidden]));
  // What was a file a moment ago may be a link to the machine's own, or a pipe, by now.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
  try {
    for (const file of await filesOf(path)) {
      hash.update(relative(path, file)).update('\0');
      const stream = (await open(file, flags)).createReadStream();
      for await (const chunk of stream) hash.update(chunk as Buffer);
    }
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

async function filesOf(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

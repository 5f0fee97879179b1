import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Grader } from '../grade/grader.js';
import type { SubmissionResult } from '../grade/result.js';
import { writeAtomically } from './atomic.js';

/** Where a result waits for `--resume`, beside the reports. */
const FILE = '.result.json';

/**
 * Keeps a result for a later run; pictures are left out, since its reports are written already.
 *
 * - `folder`: where the submission's reports are; `path`: the hand-in itself.
 */
export async function rememberResult(
  folder: string,
  path: string,
  grader: Grader,
  result: SubmissionResult,
): Promise<void> {
  const tests = result.tests.map(({ pictures, ...test }) => test);
  const kept = { fingerprint: await fingerprint(path, grader), result: { ...result, tests } };
  await writeAtomically(join(folder, FILE), JSON.stringify(kept));
}

/** The kept result, if the hand-in, the assignment, the seed and the engine are what they were, and all was graded. */
export async function recallResult(
  folder: string,
  path: string,
  grader: Grader,
): Promise<SubmissionResult | undefined> {
  try {
    const kept = JSON.parse(await readFile(join(folder, FILE), 'utf8')) as {
      fingerprint: string;
      result: SubmissionResult;
    };
    if (kept.fingerprint !== (await fingerprint(path, grader))) return undefined;
    // What could not be graded is worth another try.
    return kept.result.tests.some(({ verdict }) => verdict === 'not-graded') ? undefined : kept.result;
  } catch {
    // Absent, unreadable or half-written by another program: grade again.
    return undefined;
  }
}

/** A hash of everything that decides a result. */
async function fingerprint(path: string, { assignment, backend, seed }: Grader): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([assignment, backend, seed]));
  for (const file of await filesOf(path))
    hash
      .update(relative(path, file))
      .update('\0')
      .update(await readFile(file));
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

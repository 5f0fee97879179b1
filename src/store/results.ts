import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import type { Grader } from '../grade/grader.js';
import type { SubmissionResult } from '../grade/result.js';
import { writeAtomically } from './atomic.js';
import type { File, Looked } from './look.js';

/**
 * Keeps a result for a later run; pictures are left out, since its reports are written already.
 *
 * - `file`: where it is kept, for the staff alone.
 * - `fingerprint`: of what was graded.
 */
export async function rememberResult(
  file: string,
  fingerprint: string,
  result: SubmissionResult,
): Promise<void> {
  const tests = result.tests.map(({ pictures, ...test }) => test);
  await writeAtomically(file, JSON.stringify({ fingerprint, result: { ...result, tests } }));
}

/** Drops a kept result, whose reports are about to be written over. */
export async function forgetResult(file: string): Promise<void> {
  await rm(file, { force: true });
}

/** The kept result, if everything that decides it is what it was, and all was graded. */
export async function recallResult(file: string, fingerprint: string): Promise<SubmissionResult | undefined> {
  try {
    const kept = JSON.parse(await readFile(file, 'utf8')) as {
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
 * A hash of everything that decides a result: what lies in the hand-in, the assignment, what its inputs derive from, and the
 * engine.
 *
 * Returns `undefined` where not all of it was looked at, or the files are no longer what they were then.
 */
export async function fingerprintOf(
  { files, others, cut, refused }: Looked,
  { assignment, backend, seed, hidden }: Grader,
): Promise<string | undefined> {
  if (cut !== undefined || refused !== undefined) return undefined;
  const hash = createHash('sha256').update(JSON.stringify([assignment, backend, seed, hidden, others]));
  try {
    for (const file of files) {
      hash.update(JSON.stringify([file.name, file.size]));
      await addContent(hash, file);
    }
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

async function addContent(hash: Hash, { path, size }: File): Promise<void> {
  // What was a file a moment ago may be a link to the machine's own, or a pipe, by now.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const info = await handle.stat();
    if (!info.isFile() || info.size !== size) throw new Error('It was exchanged.');
    if (size === 0) return;
    // No further than it was long, though it may grow.
    const stream = handle.createReadStream({ end: size - 1, autoClose: false });
    for await (const chunk of stream) hash.update(chunk as Buffer);
  } finally {
    await handle.close();
  }
}

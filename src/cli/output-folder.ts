import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { placesOf } from '../batch/places.js';
import { GradelensError } from '../errors.js';
import type { SubmissionResult } from '../grade/result.js';
import { hasReports } from '../report/index.js';
import { writeAtomically } from '../store/atomic.js';
import { systemFault, systemSentence } from '../system-error.js';
import { shown } from './shown.js';

/** Bytes that there is room for at least, before anything is done: about a hand-in's feedback. */
const ROOM = 2 ** 18;

/**
 * Makes the output folder and tries to write into it, so that nobody waits for what cannot be kept.
 *
 * @throws {GradelensError} `OUT_NOT_WRITABLE` with the reason
 */
export async function requireWritable(out: string): Promise<void> {
  const trial = join(out, '.gradelens-trial');
  try {
    await mkdir(out, { recursive: true });
    await writeAtomically(trial, new Uint8Array(ROOM));
    await rm(trial);
  } catch (error) {
    await rm(trial, { force: true }).catch(() => {});
    const fault = systemFault(error);
    if (!fault) throw error;
    const about = systemSentence({ ...fault, verb: 'write into', path: out }, shown);
    throw new GradelensError(
      'OUT_NOT_WRITABLE',
      `${about} Nothing was done yet. Or give another place: --out.`,
      {
        cause: error,
      },
    );
  }
}

/** The submissions whose reports are not there, though they were written: somebody removed them. */
export async function withoutReports(
  out: string,
  results: readonly SubmissionResult[],
): Promise<readonly string[]> {
  const gone: string[] = [];
  for (const { submission } of results) {
    if (!(await hasReports(placesOf(out, submission).staff, 'grade'))) gone.push(submission);
  }
  return gone;
}

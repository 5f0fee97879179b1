import { GradelensError } from '../errors.js';
import { ownLimit } from '../own-limits.js';

/** Files that Node opens at the same time while it loads this program: measured, between 120 and 130. */
const TO_START = 160;
/** Pipes to a hand-in's processes, and files that are read and written for it: measured, 18. */
const A_JOB = 24;

/**
 * Ends a run that could not even load its own files.
 *
 * @throws {GradelensError} `TOO_FEW_OPEN_FILES`
 */
export function requireOpenFiles(limit = ownLimit('open files')): void {
  if (limit === undefined || limit >= TO_START) return;
  throw new GradelensError(
    'TOO_FEW_OPEN_FILES',
    `This process may have only ${limit} files open at a time; gradelens needs ${TO_START}. Nothing was done. ` +
      'In a new shell, raise the limit: ulimit -n 1024.',
  );
}

/** As many hand-ins at a time as `limit` has room for: at least one, at most as many as asked for. */
export const jobsWithin = (jobs: number, limit = ownLimit('open files')): number =>
  limit === undefined ? jobs : Math.max(1, Math.min(jobs, Math.floor((limit - TO_START) / A_JOB) + 1));

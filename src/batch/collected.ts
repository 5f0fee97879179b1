import { join, resolve } from 'node:path';
import { readCollected } from '../intake/collected.js';
import { called } from '../intake/student.js';
import { accountForAll, type Found, type NotTaken } from './submissions.js';

/** The hand-ins of a command line. */
export interface Given {
  readonly found: readonly Found[];
  /** Of collected classes: students without a hand-in, and entries that nobody is graded for; a line each. */
  readonly absent: readonly string[];
  /** What lies among the hand-ins and is none. */
  readonly notTaken: readonly NotTaken[];
}

/**
 * The hand-ins among paths: a class that `gradelens collect` made is taken as its collected.json says, everything else as
 * `accountForAll` finds it.
 *
 * @throws {GradelensError} `COLLECTED_INVALID`, `SUBMISSION_NOT_FOUND`, `CLASS_EMPTY`
 */
export async function handInsAmong(
  paths: readonly string[],
  files: readonly string[],
  reserved: readonly string[],
): Promise<Given> {
  const [found, absent, others]: [Found[], string[], string[]] = [[], [], []];
  for (const path of paths) {
    const collected = await readCollected(resolve(path));
    if (collected === undefined) {
      others.push(path);
      continue;
    }
    for (const { folder, students, submitted, late, lateness, notes } of collected.handIns) {
      const people = students.map(({ id, name, email, section }) => ({ id, name, email, section }));
      const identity = { students: people, submitted, late, lateness };
      found.push({ name: folder, path: join(resolve(path), folder), identity, notes });
    }
    for (const { entry, status, students, message, settled } of collected.accounting) {
      if (settled && status !== 'no hand-in') continue;
      const who = students.map(called).join(', ');
      absent.push(
        [entry, who, `${status}${message === '' ? '' : `: ${message}`}`].filter(Boolean).join('  '),
      );
    }
  }
  const more = await accountForAll(others, files, reserved);
  return { found: [...found, ...more.found], absent, notTaken: more.notTaken };
}

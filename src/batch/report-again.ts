import { setTimeout as wait } from 'node:timers/promises';
import { GradelensError } from '../errors.js';
import { openGrader } from '../grade/grader.js';
import { hiddenFromSeed } from '../grade/hidden.js';
import type { SubmissionResult } from '../grade/result.js';
import type { Occasion } from '../report/format.js';
import { ClaimLost, claim, release } from '../store/claims.js';
import { runsOf } from '../store/overview.js';
import { Pulse } from '../store/runs.js';
import { openStore } from '../store/store.js';
import { classIn, type GraderFacts } from '../store/view.js';
import { systemFault } from '../system-error.js';
import { openClass, reportClass } from './class.js';
import { report } from './reports.js';

/** Milliseconds between two tries at a hand-in that another run has. */
const PAUSE = 200;

/**
 * Writes the reports of a class that was graded into `out` anew, for an occasion: nothing is graded. Those that are up to date
 * stay. Returns the results.
 *
 * - `onTrouble`: reports of a hand-in, or of the class where none is named, could not be made or written; others are.
 *
 * @throws {GradelensError} `NO_RESULTS`, `OTHER_SECRET`; as `openGrader` and `openClass` do
 */
export async function reportAgain(
  out: string,
  occasion: Occasion,
  command: string,
  onHandIn: (name: string, done: number, all: number) => void,
  onTrouble: (error: unknown, name?: string) => void,
): Promise<SubmissionResult[]> {
  const { facts, assignment, absent } = await lastRun(out);
  const weakSeed = facts.hidden?.weakSeed;
  const hidden = weakSeed === undefined ? {} : { hidden: hiddenFromSeed(weakSeed) };
  const grader = await openGrader(assignment, { backend: 'auto', ...hidden });
  try {
    // Hidden tests' pictures would show answers to other inputs.
    if (facts.hidden !== null && grader.hidden?.secret !== facts.hidden.secret) {
      throw new GradelensError(
        'OTHER_SECRET',
        `This class was graded with the secret ${facts.hidden.secret}; beside ${assignment} lies ${grader.hidden?.secret ?? 'none'}. ` +
          'Nothing was written. Put the secret that it was graded with back, or grade again.',
      );
    }
    const opened = await openClass({ out, grader, assignment, found: [], absent, command });
    try {
      const { store, run, finals } = opened;
      const names = (await classIn(store.db)).map(({ submission }) => submission);
      const pulse = new Pulse(store.db);
      for (const [i, name] of names.entries()) {
        onHandIn(name, i, names.length);
        while (!(await claim(store.db, name, run.id, pulse))) await wait(PAUSE);
        await report(name, { store, run, out, grader, finals }, new Map(), occasion).catch(
          (error: unknown) => {
            // Another run has it now; and of a full disk every other file would be told, too.
            if (error instanceof ClaimLost || systemFault(error)?.general) throw error;
            onTrouble(error, name);
          },
        );
        await release(store.db, name, run.id);
      }
      return await reportClass(out, opened, occasion, onTrouble);
    } finally {
      await opened.close();
    }
  } finally {
    await grader.close();
  }
}

/** How a class was graded last. */
async function lastRun(out: string) {
  const store = await openStore(out);
  try {
    const last = (await runsOf(store.db)).at(-1);
    if (!last) throw new GradelensError('NO_RESULTS', `${out} holds no results: run gradelens grade first.`);
    return {
      facts: JSON.parse(last.grader) as GraderFacts,
      assignment: last.assignment_file,
      absent: JSON.parse(last.absent) as string[],
    };
  } finally {
    await store.close();
  }
}

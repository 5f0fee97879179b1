import { setTimeout as wait } from 'node:timers/promises';
import type { SubmissionResult } from '../grade/result.js';
import { anyFree, ClaimLost, claim, release } from '../store/claims.js';
import { settle, settledSince, settledSoFar } from '../store/hand-ins.js';
import { digest } from '../store/keys.js';
import { Pulse } from '../store/runs.js';
import { resultIn } from '../store/view.js';
import { systemFault } from '../system-error.js';
import { type Context, Tally } from './context.js';
import { gradeHandIn } from './hand-in.js';
import { report } from './reports.js';
import type { Found } from './submissions.js';
import { Stopped } from './tests.js';

/** Milliseconds between two looks at hand-ins that another run has. */
const PAUSE = 200;

/** How a batch is graded. */
export interface BatchOptions extends Context {
  /** Hand-ins at a time. */
  readonly jobs: number;
  /** A hand-in is done. `kept`: nothing had to be; `elsewhere`: another run did it meanwhile. */
  onDone(result: SubmissionResult, how: { readonly kept: boolean; readonly elsewhere: boolean }): void;
  /** The reports of a hand-in could not be written, or not all that is known of it. */
  onTrouble(handIn: string, error: unknown): void;
}

/**
 * Grades many hand-ins, each entered into the store before, and writes the reports of each as soon as it is done. Several runs may
 * share a store: each hand-in is done by one of them, and every run ends when all of its own are done.
 *
 * Nothing one hand-in does ends the batch. Where nothing can be written any more, as on a full disk, no further one is begun.
 * Returns what was done with how many tests.
 */
export async function gradeAll(found: readonly Found[], options: BatchOptions): Promise<Tally> {
  const { store, run, keys, signal } = options;
  // Whoever does less with a hand-in than this run has not done it.
  const by = digest([keys.all, options.tests.map(({ number }) => number), options.onlyChanged]);
  const pulse = new Pulse(store.db);
  const since = await settledSoFar(store.db);
  const tally = new Tally();
  const queue = [...found];
  let stopped = false;
  const going = (): boolean => !signal.aborted && !stopped;
  const one = async (each: Found): Promise<'done' | 'taken'> => {
    const { name } = each;
    if (await settledSince(store.db, name, by, since)) {
      options.onDone(options.finals.of(await resultIn(store.db, name)), { kept: false, elsewhere: true });
      return 'done';
    }
    if (!(await claim(store.db, name, run.id, pulse))) return 'taken';
    try {
      const { tally: own, outputs } = await gradeHandIn(each, options);
      const result = await report(name, options, outputs);
      if (signal.aborted) return 'done';
      await settle(store.db, name, run.id, by);
      tally.addAll(own);
      options.onDone(result, { kept: own.kept, elsewhere: false });
      return 'done';
    } catch (error) {
      if (error instanceof ClaimLost) return 'taken';
      await release(store.db, name, run.id).catch(() => {});
      throw error;
    }
  };
  const trouble = (name: string, error: unknown): void => {
    if (error instanceof Stopped || signal.aborted) return;
    options.onTrouble(name, error);
    if (systemFault(error)?.general) stopped = true;
  };
  const job = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (!going()) return;
      const each = next;
      const came = await one(each).catch((error: unknown) => trouble(each.name, error));
      if (came !== 'taken') continue;
      queue.push(each);
      // Nothing but what others have is left: no hurry.
      if (
        !(await anyFree(
          store.db,
          queue.map(({ name }) => name),
        ))
      )
        await wait(PAUSE);
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.jobs, found.length) }, job));
  return tally;
}

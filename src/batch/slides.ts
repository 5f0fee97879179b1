import { join } from 'node:path';
import type { Grader } from '../grade/grader.js';
import type { TestResult } from '../grade/result.js';
import type { Submission } from '../grade/submission.js';
import { TimeBudget } from '../grade/time-budget.js';
import type { Session } from '../sandbox/session.js';
import { TensorCache } from '../store/tensor-cache.js';
import type { Worker } from '../worker/worker.js';
import type { Answers } from '../writeup/answers.js';
import { writeFigures } from '../writeup/figure-files.js';
import { DRAFT } from '../writeup/figures/place.js';
import { makeDeck } from '../writeup/make.js';
import { writeDeck } from '../writeup/write.js';

/** Slides with figures as they are handed in, which may take minutes; with small ones marked as drafts; or none. */
export type Slides = 'full' | 'quick' | 'none';

/** What the slides of a hand-in are made with, and where they go. */
interface SlidesPlace {
  readonly session: Session;
  /** Of the same session. */
  readonly tests: readonly TestResult[];
  readonly grader: Grader;
  readonly folder: string;
  readonly worker: Worker;
  readonly signal: AbortSignal;
}

/** Writes the slides, pages.json and the figures. Returns what their author should know. */
export async function writeSlides(
  submission: Submission,
  answers: Answers,
  how: Slides,
  { session, tests, grader, folder, worker, signal }: SlidesPlace,
): Promise<readonly string[]> {
  if (how === 'none') return [];
  const quick = how === 'quick';
  // An endless loop is waited for once, not once more for each figure.
  const spent = tests.filter(({ verdict }) => verdict === 'timeout' || verdict === 'out-of-memory');
  const deck = await makeDeck(submission, answers, [session], grader, {
    worker,
    quick,
    signal,
    // Another run over the same code makes its slides from them: a point more in the rubric costs no style transfer.
    cache: await TensorCache.open(),
    budget: new TimeBudget(grader.assignment.timeBudget * (quick ? 1 : DRAFT), [session]),
    spent: new Map(spent.map(({ problem, message }) => [problem, message])),
  });
  if (!deck) return [];
  await writeFigures(join(folder, 'figures'), deck);
  const { warnings } = await writeDeck(join(folder, 'writeup.pdf'), deck, worker, grader.templates);
  return warnings;
}

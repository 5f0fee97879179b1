import { performance } from 'node:perf_hooks';
import { total } from '../rubric/score.js';
import { inLanes } from '../sandbox/lanes.js';
import type { Session } from '../sandbox/session.js';
import type { Grader } from './grader.js';
import type { PlannedTest } from './plan.js';
import type { SubmissionResult, TestResult } from './result.js';
import { gradeTest } from './test.js';
import { TimeBudget } from './time-budget.js';

/** One hand-in on disk. */
export interface Submission {
  /** What people call it: the folder's or zip's name. */
  readonly name: string;
  /** The folder with its files. */
  readonly folder: string;
}

/**
 * Grades one submission in a process of its own, or in several: `lanes`, for one who waits for a single result. In bulk it is
 * one, so that a hand-in whose calls depend on each other always meets the same order.
 *
 * Visible tests come first. Their process ends before any hidden input is sent, and with it all that the hand-in could show of
 * hidden inputs in what its author reads.
 *
 * - `work`: what else needs the running session, such as the writeup's figures, and reads the written answers; it runs
 *   after the visible tests, which it gets.
 * - `onTest`: called after each test.
 */
export async function gradeSubmission(
  { name, folder }: Submission,
  grader: Grader,
  onTest: (test: TestResult) => void,
  work: (
    session: Session,
    tests: readonly TestResult[],
  ) => Promise<Pick<SubmissionResult, 'questions' | 'notes'>>,
  lanes = 1,
): Promise<SubmissionResult> {
  const { assignment } = grader;
  const started = performance.now();
  const { memoryLimit } = assignment;
  const sessions = await Promise.all(
    Array.from({ length: lanes }, () => grader.workspace.session(folder, { memoryLimit })),
  );
  try {
    const budget = new TimeBudget(assignment.timeBudget, sessions);
    const run = (tests: readonly PlannedTest[]) =>
      inLanes(sessions, tests, async (planned, session) => {
        const result = await gradeTest(planned, session, grader.key, budget);
        onTest(result);
        return result;
      });
    const [shown, hidden] = [true, false].map((visible) =>
      grader.tests.filter(({ test }) => (test.visibility === 'visible') === visible),
    ) as [PlannedTest[], PlannedTest[]];
    for (const session of sessions) {
      // Beside the key; a process that does not start is the first test's to tell.
      const started = session.start().catch(() => {});
      if (shown.length > 0 && hidden.length > 0) void started.then(() => session.warm());
    }
    const visible = await run(shown);
    const visibleSeconds = (performance.now() - started) / 1000;
    const { questions, notes } = await work(sessions[0]!, visible);
    await Promise.all(sessions.map((session) => session.renew()));
    const results = new Map([...visible, ...(await run(hidden))].map((result) => [result.number, result]));
    const tests = grader.tests.map(({ number }) => results.get(number)!);
    return {
      submission: name,
      assignment: assignment.id,
      seed: grader.seed,
      hidden: grader.hidden,
      backend: grader.backend,
      network: assignment.network,
      score: total(tests.map((test) => test.score)),
      maxScore: total(tests.map((test) => test.points)),
      tests,
      questions,
      notes,
      seconds: (performance.now() - started) / 1000,
      visibleSeconds,
      log: sessions.map(({ log }) => log).join(''),
    };
  } finally {
    await Promise.all(sessions.map((session) => session.close()));
  }
}

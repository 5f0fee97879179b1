import { performance } from 'node:perf_hooks';
import { agree } from '../diagnose/agree.js';
import { count } from '../rubric/count.js';
import { inLanes } from '../sandbox/lanes.js';
import type { OutputLog } from '../sandbox/log.js';
import type { Session } from '../sandbox/session.js';
import type { Grader } from './grader.js';
import { type Judges, judgesOf } from './judge.js';
import type { PlannedTest } from './plan.js';
import { isPublic, type SubmissionResult, type TestResult } from './result.js';
import { handInOptions } from './session-options.js';
import { type Graded, gradeTest, resultFrom } from './test.js';
import { TimeBudget } from './time-budget.js';

/** One hand-in on disk. */
export interface Submission {
  /** What people call it: the folder's or zip's name. */
  readonly name: string;
  /** The folder with its files. */
  readonly folder: string;
}

/** What a hand-in's tests are run in, and with. */
export interface TestRun {
  readonly sessions: readonly Session[];
  readonly budget: TimeBudget;
  /** Called after each test; the next one waits for it. */
  onTest(graded: Graded, planned: PlannedTest, session: Session): void | Promise<void>;
  /** A function that did not end in time once is not called again. For who waits, not for who grades. */
  readonly sparing?: boolean;
  /** What else needs the running session, such as the writeup's figures; runs after the visible tests, which it gets. */
  between(session: Session, visible: readonly TestResult[]): Promise<void>;
}

/**
 * Runs tests in the processes of sessions. Visible ones come first: their process ends before any hidden input is sent, and
 * with it all that the hand-in could show of hidden inputs in what its author reads.
 *
 * Returns the results by number.
 */
export async function runTests(
  tests: readonly PlannedTest[],
  judges: Judges,
  { sessions, budget, onTest, between, sparing }: TestRun,
): Promise<ReadonlyMap<string, TestResult>> {
  const late = new Set<string>();
  const run = (some: readonly PlannedTest[]) =>
    inLanes(sessions, some, async (planned, session) => {
      const { file, export: name } = planned.problem;
      const called = `${file} ${name}`;
      const graded = late.has(called)
        ? notCalled(planned)
        : await gradeTest(planned, session, judges, budget);
      if (sparing && graded.result.verdict === 'timeout') late.add(called);
      await onTest(graded, planned, session);
      return graded.result;
    });
  const [shown, hidden] = [true, false].map((visible) =>
    tests.filter(({ test }) => isPublic(test) === visible),
  ) as [PlannedTest[], PlannedTest[]];
  for (const session of sessions) {
    if (shown.length === 0) continue;
    // Beside the key; a process that does not start is the first test's to tell.
    const started = session.start(shown[0]!.call.file).catch(() => {});
    if (hidden.length > 0) void started.then(() => session.warm(hidden[0]!.call.file));
  }
  const visible = await run(shown);
  await between(sessions[0]!, visible);
  await Promise.all(sessions.map((session) => session.renew()));
  return new Map([...visible, ...(await run(hidden))].map((result) => [result.number, result]));
}

const notCalled = (planned: PlannedTest): Graded => ({
  result: resultFrom(planned, {
    verdict: 'timeout',
    message: 'Not called: the same function did not end in a test before this one.',
    metrics: {},
    findings: [],
  }),
  ...{ compared: false, spent: true, seconds: 0, used: 0 },
});

/**
 * Grades one submission in a process of its own, or in several: `lanes`, for one who waits for a single result. In bulk it is
 * one, so that a hand-in whose calls depend on each other always meets the same order.
 *
 * - `work`: what else needs the running session, and reads the written answers; it runs after the visible tests, which it gets.
 * - `onTest`: called after each test, with what it printed.
 * - `sparing`: as of `TestRun`.
 */
export async function gradeSubmission(
  { name, folder }: Submission,
  grader: Grader,
  onTest: (test: TestResult, printed?: OutputLog) => void,
  work: (
    session: Session,
    tests: readonly TestResult[],
  ) => Promise<Pick<SubmissionResult, 'questions' | 'notes'>>,
  { lanes = 1, sparing = false }: { readonly lanes?: number; readonly sparing?: boolean } = {},
): Promise<SubmissionResult> {
  const { assignment } = grader;
  const started = performance.now();
  const sessions = await Promise.all(
    Array.from({ length: lanes }, () => grader.workspace.session(folder, handInOptions(assignment))),
  );
  try {
    let visibleSeconds = 0;
    let written: Pick<SubmissionResult, 'questions' | 'notes'> = { questions: [], notes: [] };
    const results = await runTests(grader.tests, judgesOf(grader), {
      sessions,
      budget: new TimeBudget(assignment.timeBudget, sessions),
      sparing,
      onTest: ({ result, printed }) => onTest(result, printed),
      between: async (session, visible) => {
        visibleSeconds = (performance.now() - started) / 1000;
        written = await work(session, visible);
      },
    });
    return {
      submission: name,
      assignment: assignment.id,
      seed: grader.seed,
      hidden: grader.hidden,
      backend: grader.backend,
      network: assignment.network,
      ...count(agree(grader.tests.map(({ number }) => results.get(number)!))),
      ...written,
      seconds: (performance.now() - started) / 1000,
      visibleSeconds,
      log: sessions.map(({ log }) => log).join(''),
    };
  } finally {
    await Promise.all(sessions.map((session) => session.close()));
  }
}

import { performance } from 'node:perf_hooks';
import { total } from '../rubric/score.js';
import type { Session } from '../sandbox/session.js';
import type { Grader } from './grader.js';
import type { SubmissionResult, TestResult } from './result.js';
import { gradeTest } from './test.js';

/** One hand-in on disk. */
export interface Submission {
  /** What people call it: the folder's or zip's name. */
  readonly name: string;
  /** The folder with its files. */
  readonly folder: string;
}

/**
 * Grades one submission in a process of its own.
 *
 * - `work`: what else needs the running session, such as the writeup's figures, and reads the written answers; it runs
 *   after the tests.
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
): Promise<SubmissionResult> {
  const { assignment } = grader;
  const started = performance.now();
  const session = await grader.workspace.session(folder, { memoryLimit: assignment.memoryLimit });
  try {
    // Beside the key; a process that does not start is the first test's to tell.
    void session.start().catch(() => {});
    const tests: TestResult[] = [];
    for (const planned of grader.tests) {
      const result = await gradeTest(planned, session, grader.key);
      tests.push(result);
      onTest(result);
    }
    const { questions, notes } = await work(session, tests);
    return {
      submission: name,
      assignment: assignment.id,
      seed: grader.seed,
      backend: grader.backend,
      network: assignment.network,
      score: total(tests.map((test) => test.score)),
      maxScore: total(tests.map((test) => test.points)),
      tests,
      questions,
      notes,
      seconds: (performance.now() - started) / 1000,
      log: session.log,
    };
  } finally {
    await session.close();
  }
}

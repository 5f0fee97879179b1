import { count } from '../rubric/count.js';
import type { Grader } from './grader.js';
import type { PlannedTest } from './plan.js';
import type { SubmissionResult, TestResult } from './result.js';

/** How a submission would have been graded. */
export type Intended = Pick<Grader, 'assignment' | 'seed' | 'hidden' | 'backend'> & {
  readonly tests: readonly Omit<PlannedTest, 'call'>[];
};

/** A result that says why there is none: every test `not-graded`, no points given or lost. Students read the reason. */
export function notGraded(
  submission: string,
  { assignment, seed, hidden, backend, tests: planned }: Intended,
  reason: string,
): SubmissionResult {
  const tests = planned.map(
    ({ number, problem, test }): TestResult => ({
      number,
      problem: problem.id,
      title: problem.title,
      name: test.name,
      score: 0,
      points: test.points,
      verdict: 'not-graded',
      visibility: test.visibility,
      message: reason,
      metrics: {},
      findings: [],
    }),
  );
  return {
    submission,
    assignment: assignment.id,
    seed,
    hidden,
    backend,
    network: assignment.network,
    ...count(tests),
    questions: [],
    notes: [reason],
    seconds: 0,
    visibleSeconds: 0,
    log: '',
  };
}

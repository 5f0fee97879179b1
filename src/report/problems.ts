import type { SubmissionResult } from '../grade/result.js';
import { total } from '../rubric/score.js';

/** One problem of the assignment, as the results show it. */
export interface ProblemSummary {
  readonly id: string;
  readonly title: string;
  /** Points possible. */
  readonly points: number;
}

/** The problems of a run in the assignment's order, each once. */
export function problemsOf(results: readonly SubmissionResult[]): ProblemSummary[] {
  const problems = new Map<string, ProblemSummary>();
  for (const { tests } of results) {
    const own = new Map<string, ProblemSummary>();
    for (const { problem: id, title, points } of tests) {
      own.set(id, { id, title, points: total([own.get(id)?.points ?? 0, points]) });
    }
    for (const [id, problem] of own) if (!problems.has(id)) problems.set(id, problem);
  }
  return [...problems.values()];
}

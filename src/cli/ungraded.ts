import type { SubmissionResult } from '../grade/result.js';

/** A line for each reason for which submissions, or tests of theirs, could not be graded: `bob, eve: It is a link ...`. */
export function ungradedLines(results: readonly SubmissionResult[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { submission, tests } of results) {
    const reason = tests.find(({ verdict }) => verdict === 'not-graded')?.message;
    if (reason !== undefined) byReason.set(reason, [...(byReason.get(reason) ?? []), submission]);
  }
  return [...byReason].map(([reason, names]) => `${names.join(', ')}: ${reason}`);
}

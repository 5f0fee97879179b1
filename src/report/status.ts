import type { SubmissionResult } from '../grade/result.js';

/** Whether all tests of a submission, some or none could be graded. */
export type Status = 'graded' | 'partly not graded' | 'not graded';

export function statusOf({ tests }: SubmissionResult): Status {
  const open = tests.filter(({ verdict }) => verdict === 'not-graded').length;
  if (open === 0) return 'graded';
  return open === tests.length ? 'not graded' : 'partly not graded';
}

import type { SubmissionResult } from '../../grade/result.js';
import { statusOf } from '../status.js';

/** Scores of a class, all of one kind. */
export interface Scores {
  /** `final scores`, or `scores by tests` where nobody has a final one yet. */
  readonly what: string;
  readonly most: number;
  readonly known: readonly { readonly result: SubmissionResult; readonly score: number }[];
  /** Those whose score is not known. */
  readonly open: readonly SubmissionResult[];
}

/** The final scores of a class where there are some, else those by tests: never a mixture. */
export function scoresOf(results: readonly SubmissionResult[]): Scores {
  const final = results.some((each) => typeof each.final?.final === 'number');
  const scoreOf = (result: SubmissionResult): number | null =>
    final ? (result.final?.final ?? null) : statusOf(result) === 'graded' ? result.score : null;
  const known = results.flatMap((result) => {
    const score = scoreOf(result);
    return score === null ? [] : [{ result, score }];
  });
  const mosts = results.map((each) => (final ? (each.final?.most ?? 0) : each.maxScore));
  return {
    what: final ? 'final scores' : 'scores by tests',
    most: mosts.reduce((most, each) => Math.max(most, each), 0),
    known,
    open: results.filter((result) => scoreOf(result) === null),
  };
}

import type { SubmissionResult } from '../grade/result.js';
import { clean } from './clean.js';
import { points } from './text.js';

/** A score at the head of a page: the final one where there is one, else that of the tests. */
export interface Headline {
  readonly score: string;
  readonly most: string;
  /** What the score leaves out: nothing where all is counted. */
  readonly by: string;
  /** How the final score comes about. */
  readonly line: string;
}

/** The score of a hand-in in words. One that waits for somebody's grading is not called final. */
export function headlineOf({ final, score, maxScore, questions }: SubmissionResult): Headline {
  const line = final === undefined ? '' : clean(final.line);
  if (final !== undefined && final.final !== null) {
    return { score: points(final.final), most: points(final.most), by: '', line };
  }
  const by = questions.length > 0 || final !== undefined ? ' by tests' : '';
  return { score: points(score), most: points(maxScore), by, line };
}

/** Scores that somebody set by hand, a line each. */
export const overrideWords = (result: SubmissionResult): string[] =>
  (result.overrides ?? []).map(({ of, score, reason }) => {
    const what =
      of === 'final'
        ? 'The final score'
        : 'problem' in of
          ? `Problem ${of.problem}`
          : `Question ${of.question}`;
    return clean(`${what} was set to ${points(score)}: ${reason}`);
  });

import type { QuestionResult, Verdict } from '../grade/result.js';
import { total } from '../rubric/score.js';

/** Verdicts as a student reads them. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  pass: 'passed',
  'near-miss': 'nearly right',
  wrong: 'wrong result',
  error: 'ended with an error',
  timeout: 'took too long',
  'out-of-memory': 'ran out of memory',
  blocked: 'blocked: it did what a hand-in may not do',
  missing: 'missing',
  'not-graded': 'not graded: this is not your fault, ask the staff',
};

/** Points without binary noise: at most two decimals, no needless zeros. */
export const points = (value: number): string => String(total([value]));

const METRIC_WORDS: Readonly<Record<string, string>> = {
  relativeL2: 'relative L2 error',
  maxAbsoluteDifference: 'largest difference',
  shareOff: 'share off by more than 1 % of the largest',
  cosine: 'cosine similarity',
};

/** Measured numbers in words, `gradient: relative L2 error 0.5`. */
export const metricWords = (metrics: Readonly<Record<string, number>>): string[] =>
  Object.entries(metrics).map(([key, value]) => {
    const at = key.lastIndexOf('.') + 1;
    const words = METRIC_WORDS[key.slice(at)] ?? key.slice(at);
    return `${at > 0 ? `${key.slice(0, at - 1)}: ` : ''}${words} ${Number(value.toPrecision(3))}`;
  });

/** How sure a finding is; the least sure ones only describe the numbers. */
export const confidence = (value: number): string =>
  value >= 0.9 ? 'almost certain' : value >= 0.5 ? 'likely' : 'as measured';

/** What the hand-in holds for a question that people grade. */
export function answered({ words, limit, choice }: QuestionResult): string {
  if (words === null) return 'no answer found';
  const letter = choice === undefined ? '' : `choice ${choice}, `;
  const count = `${letter}${words} ${words === 1 ? 'word' : 'words'}`;
  return words > limit ? `${count}, ${words - limit} over the recommended ${limit}` : count;
}

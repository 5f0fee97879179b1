import type { SubmissionResult } from '../../grade/result.js';
import { clean } from '../clean.js';
import { latenessWords, whoOf } from '../people.js';
import { statusOf } from '../status.js';
import { points } from '../text.js';

/** Heads of the list of all hand-ins, the first that of its names. */
export const EVERYBODY = ['Hand-in', 'By tests', 'Final', 'Status', 'Handed in'] as const;

/** A hand-in as the list of all has it. */
export const everybodyData = (result: SubmissionResult) => ({
  who: clean(whoOf(result)),
  score: points(result.score),
  final: typeof result.final?.final === 'number' ? points(result.final.final) : '',
  status: statusOf(result),
  when: latenessWords(result),
});

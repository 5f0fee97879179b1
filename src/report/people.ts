import type { SubmissionResult } from '../grade/result.js';

/** What people call a hand-in: the names of its students, else its own. */
export function whoOf({ handedIn, submission }: Pick<SubmissionResult, 'handedIn' | 'submission'>): string {
  const names = (handedIn?.students ?? []).map(({ name }) => name).filter((name) => name !== '');
  return names.length > 0 ? names.join(', ') : submission;
}

/** `late by 5:00:12`, `on time`, what an extension makes of it, or that nobody knows; nothing where nobody was asked. */
export function latenessWords({ handedIn, final }: Pick<SubmissionResult, 'handedIn' | 'final'>): string {
  if (handedIn === undefined) return '';
  if (final?.extended !== undefined) return final.extended.words;
  const { late, lateness } = handedIn;
  if (late === 'unknown') return 'when it came is not known';
  return late === 'no' ? 'on time' : lateness === '' ? 'late' : `late by ${lateness}`;
}

/** For the staff: each student of a hand-in with all that is known of who they are, then when it came. */
export function personWords(result: SubmissionResult): string[] {
  const { handedIn } = result;
  if (!handedIn) return [];
  const { students, submitted } = handedIn;
  const people = students.map(({ name, email, id, section }) =>
    [name, email, id, section].filter((each) => each !== '').join(', '),
  );
  const when = submitted === null ? [] : [`handed in ${submitted}`];
  return [...people, [...when, latenessWords(result)].join(', ')];
}

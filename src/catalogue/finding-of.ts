import type { Finding } from '../grade/result.js';
import { type Assignment, PAGE } from '../rubric/schema.js';
import type { Mistake } from './read.js';

/** What is said of a mistake, or of two of which one is in what the problem is built on, as far as the assignment's hints go. */
export function findingOf(
  { id, problem, title, off, look, concept, on }: Mistake,
  asked: string,
  { hints, mistakePages }: Pick<Assignment, 'hints' | 'mistakePages'>,
): Pick<Finding, 'id' | 'message' | 'origin'> {
  // What a mistake does to the numbers is seen in them where it is alone.
  const seen = on
    ? `Beside what comes from ${on.problem}, which this is built on, something is off here too.`
    : off;
  const comes = problem === asked ? [] : [`It comes from ${problem}, which this is built on.`];
  const lines = hints === 'off' ? [seen] : [...comes, seen, look];
  if (hints === 'name') {
    lines.push(`What gives exactly these numbers: ${[...(on ? [on.title] : []), title].join('; and: ')}.`);
  }
  if (hints !== 'off' && mistakePages) lines.push(`More on it: ${mistakePages.replaceAll(PAGE, concept)}`);
  return { id, message: lines.join(' '), ...(problem !== asked && { origin: problem }) };
}

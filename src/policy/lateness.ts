import type { HandedIn } from '../grade/result.js';
import type { Policies } from '../rubric/policies.js';
import { total } from '../rubric/score.js';
import type { Extended } from '../words/score.js';
import { dueWords, HOUR, howLong, later, unitsAfter } from './due.js';
import { points } from './points.js';

/** What the people of a hand-in have: of a group what all of them may use. */
export interface Granted {
  /** When it is due for them, in milliseconds since 1970, where that is not the deadline. */
  readonly due?: number;
  /** Days that are left of the course's bank: of several people, of the one with the fewest. */
  readonly lateDays?: number;
}

/** What lateness does to the points. */
export interface Judged {
  /** From 0 to `raw`. */
  readonly penalty: number;
  readonly lateDays: number;
  /** For its student; none where there is nothing to say. */
  readonly words?: string;
  /** Why nobody can say what it costs. */
  readonly open?: string;
}

const NOTHING: Judged = { penalty: 0, lateDays: 0 };

/**
 * What lateness costs. A time that is not known costs nothing, and is said: whoever may be late is not punished on a guess. Who is
 * late for certain, nobody knows by how much, gets no score yet.
 */
export function judge(
  raw: number,
  handedIn: HandedIn | undefined,
  policies: Policies,
  granted: Granted,
): Judged {
  const { deadline, late: rule } = policies;
  if (deadline === undefined || !rule) return NOTHING;
  const at = Date.parse(handedIn?.submitted ?? '');
  if (!handedIn || Number.isNaN(at)) {
    if (handedIn?.late === 'no') return NOTHING;
    return handedIn?.late === 'yes'
      ? { ...NOTHING, open: 'it came late, and nothing tells by how much' }
      : { ...NOTHING, words: 'when it was handed in is not known: nothing is taken off' };
  }
  const due = granted.due ?? Date.parse(deadline);
  if (at <= due) {
    if (at <= Date.parse(deadline)) return NOTHING;
    return { ...NOTHING, words: `in time, by the extension until ${dueWords(due, policies)}` };
  }
  const by = `${howLong(at - due)} late${granted.due === undefined ? '' : `, after the extension until ${dueWords(due, policies)}`}`;
  const days = unitsAfter(due, at, 'day', policies);
  if (days === 0)
    return { ...NOTHING, words: `${by}, within the grace of ${howLong(policies.grace * (HOUR / 60))}` };
  if (rule.until !== undefined && days > rule.until) {
    const words = `${by}: nothing counts that comes more than ${several(rule.until, 'day')} late: - ${points(raw)}`;
    return { penalty: raw, lateDays: 0, words };
  }
  const lateDays = Math.min(days, granted.lateDays ?? 0, policies.lateDays?.most ?? days);
  const units = unitsAfter(later(due, { days: lateDays }, policies), at, rule.per, policies);
  const [group, left] = [handedIn.students.length > 1, (granted.lateDays ?? 0) - lateDays];
  const used =
    policies.lateDays === undefined
      ? ''
      : lateDays > 0
        ? `${several(lateDays, 'late day')} used${group ? ' by each' : `, ${left || 'none'} left`}`
        : 'no late day left';
  if (units === 0) return { penalty: 0, lateDays, words: `${by}: ${used}` };
  const percent = Math.min(rule.percent * units, rule.most);
  const penalty = Math.min(total([(raw * percent) / 100]), raw);
  const why =
    rule.percent * units > rule.most
      ? `${rule.most} %, the most that lateness costs`
      : units === 1
        ? `${rule.percent} % ${rule.per === 'day' ? 'a day' : 'an hour'}`
        : `${several(units, rule.per)} begun, ${rule.percent} % each`;
  return { penalty, lateDays, words: `${by}: ${used && `${used}; `}- ${points(penalty)} (${why})` };
}

/** When a hand-in came beside an extension of its people; undefined where none of them has one, or nobody knows when it came. */
export function extendedBy(
  handedIn: HandedIn | undefined,
  policies: Policies,
  { due }: Granted,
): Extended | undefined {
  const at = Date.parse(handedIn?.submitted ?? '');
  if (due === undefined || Number.isNaN(at)) return undefined;
  const until = `the extension until ${dueWords(due, policies)}`;
  if (at > due) return { hours: (at - due) / HOUR, words: `${howLong(at - due)} late, after ${until}` };
  return { hours: 0, words: at <= Date.parse(policies.deadline!) ? 'on time' : `in time, by ${until}` };
}

const several = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

import { DateTime, type DurationLike } from 'luxon';
import type { Policies } from '../rubric/policies.js';

/** What times are judged by. */
export type Clock = Pick<Policies, 'deadline' | 'timeZone' | 'grace'>;

/** What lateness is counted in. */
export type Unit = 'day' | 'hour';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const LENGTH: Readonly<Record<Unit, number>> = { day: 24 * HOUR, hour: HOUR };

/** A moment, in milliseconds since 1970, on the clocks of the course. */
const onClocks = (at: number, { deadline, timeZone }: Clock): DateTime =>
  timeZone === undefined
    ? DateTime.fromISO(deadline!, { setZone: true }).plus(at - Date.parse(deadline!))
    : DateTime.fromMillis(at, { zone: timeZone });

/** The moment that lies so much later, by the clocks of the course: a day later is the same time of day, also when they change. */
export const later = (at: number, by: DurationLike, clock: Clock): number =>
  onClocks(at, clock).plus(by).toMillis();

/** How many days or hours after `due` have begun at `at`; none as long as the grace of a due time lasts, each day anew. */
export function unitsAfter(due: number, at: number, unit: Unit, clock: Clock): number {
  const grace = clock.grace * MINUTE;
  // A day may have 23 hours, or 25.
  let units = Math.max(0, Math.floor((at - due) / LENGTH[unit]) - 1);
  while (at > later(due, { [unit]: units }, clock) + grace) units++;
  return units;
}

/** A due time as a student reads it: `3 May 23:59`. */
export const dueWords = (due: number, clock: Clock): string => {
  const time = onClocks(due, clock);
  return time.toFormat(time.second === 0 ? 'd LLL HH:mm' : 'd LLL HH:mm:ss', { locale: 'en' });
};

/** How long, to two units: `40 s`, `12 min`, `5 h 12 min`, `2 days 3 h`. */
export function howLong(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  const [first, second] =
    days > 0
      ? [days === 1 ? '1 day' : `${days} days`, hours > 0 && `${hours} h`]
      : hours > 0
        ? [`${hours} h`, minutes > 0 && `${minutes} min`]
        : [`${minutes} min`, false];
  return second ? `${first} ${second}` : first!;
}

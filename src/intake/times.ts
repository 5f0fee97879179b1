import { DateTime, IANAZone } from 'luxon';
import { GradelensError } from '../errors.js';

/** When something was handed in. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Known to the second; otherwise to the minute. */
  readonly exact: boolean;
}

/** How a moment lies to the deadline. */
export interface Lateness {
  readonly late: 'yes' | 'no' | 'unknown';
  /** `H:MM:SS` after the deadline, where the second is known. */
  readonly by: string;
}

/** Times of a course: its deadline, and the zone of times that name none. */
export class Calendar {
  /** Milliseconds since 1970. */
  readonly deadline: number | undefined;
  readonly zone: string | undefined;

  /**
   * - `deadline`: ISO 8601; without a zone in it, it is in `zone`.
   * - `zone`: as `America/Los_Angeles`; default: none, and times without a zone say nothing.
   *
   * @throws {GradelensError} `TIME_ZONE_UNKNOWN`, `DEADLINE_INVALID`
   */
  constructor(deadline?: string, zone?: string) {
    if (zone !== undefined && !IANAZone.isValidZone(zone)) {
      throw new GradelensError(
        'TIME_ZONE_UNKNOWN',
        `There is no time zone "${zone}". Give one as America/Los_Angeles or UTC.`,
      );
    }
    this.zone = zone;
    if (deadline === undefined) return;
    const moment = this.iso(deadline);
    if (moment === undefined) {
      const remedy =
        zone === undefined && isIso(deadline)
          ? 'it names no zone: end it with Z or -07:00, or give --time-zone'
          : 'expected a time as 2026-05-01T23:59:00-07:00';
      throw new GradelensError('DEADLINE_INVALID', `The deadline "${deadline}" cannot be read: ${remedy}.`);
    }
    this.deadline = moment.at;
  }

  /** An ISO time; undefined for none, and for one without a zone where the course has none either. */
  iso(text: string): Moment | undefined {
    const zoned = /(Z|[+-]\d\d:?\d\d)$/i.test(text.trim());
    if (!zoned && this.zone === undefined) return undefined;
    return momentOf(DateTime.fromISO(text.trim(), { zone: this.zone ?? 'utc' }), true);
  }

  /** A time without a zone, in one of luxon's `formats`, to the minute. Of two that a clock put back shows, the first. */
  local(text: string, formats: readonly string[]): Moment | undefined {
    if (this.zone === undefined) return undefined;
    for (const format of formats) {
      const moment = momentOf(DateTime.fromFormat(text, format, { zone: this.zone, locale: 'en-US' }), false);
      if (moment) return moment;
    }
    return undefined;
  }

  lateness(moment: Moment | undefined): Lateness {
    if (moment === undefined || this.deadline === undefined) return { late: 'unknown', by: '' };
    const seconds = Math.floor((moment.at - this.deadline) / 1000);
    // At the deadline itself is in time.
    if (seconds <= 0) return { late: 'no', by: '' };
    const two = (n: number): string => String(n).padStart(2, '0');
    const by = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    return { late: 'yes', by: moment.exact ? by : '' };
  }

  /** A moment as ISO 8601, in the course's zone. */
  shown({ at }: Moment): string {
    return DateTime.fromMillis(at, { zone: this.zone ?? 'utc' }).toISO({ suppressMilliseconds: true })!;
  }
}

const isIso = (text: string): boolean => DateTime.fromISO(text.trim()).isValid;

const momentOf = (time: DateTime, exact: boolean): Moment | undefined =>
  // Of years that no calendar of a course has, nothing can be said.
  time.isValid && time.year >= 1970 && time.year < 9000
    ? { at: Math.floor(time.toMillis() / 1000) * 1000, exact }
    : undefined;

import type { Metadata } from './metadata.js';

/** How a submission's time lies to its due date. */
export interface Lateness {
  readonly created_at: string;
  readonly due_date: string;
  readonly late_due_date: string | null;
  /** Seconds after the due date; 0 when on time. */
  readonly seconds: number;
  readonly after_late_due_date: boolean;
}

/**
 * How late a submission was, from its metadata alone: never the clock, or grading it again would make it later.
 *
 * `null` where the metadata name no time or no due date.
 */
export function latenessOf({
  created_at,
  assignment: { due_date, late_due_date },
}: Metadata): Lateness | null {
  const [created, due, late] = [created_at, due_date, late_due_date].map((date) => Date.parse(date ?? ''));
  if (created_at === undefined || due_date === undefined) return null;
  if (Number.isNaN(created!) || Number.isNaN(due!)) return null;
  return {
    created_at,
    due_date,
    late_due_date: late_due_date ?? null,
    seconds: Math.max(0, Math.ceil((created! - due!) / 1000)),
    after_late_due_date: created! > late!,
  };
}

/** A sentence for the student. */
export function latenessText(late: Lateness | null): string {
  if (late === null) return 'No due date is known, so nothing is said about lateness.';
  if (late.seconds === 0) return 'Handed in on time.';
  const end = late.after_late_due_date ? ', and after the late due date' : '';
  return `Handed in ${duration(late.seconds)} late${end}. The points here are not reduced for it; the staff decide.`;
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** `1 day 2 hours 5 minutes`; seconds only below a minute. */
function duration(seconds: number): string {
  let left = seconds;
  const words = UNITS.flatMap(([name, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count > 0 ? [counted(count, name)] : [];
  });
  return words.join(' ') || counted(seconds, 'second');
}

const counted = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`;

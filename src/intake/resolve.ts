import type { Looked } from './look.js';
import { quote } from './open/say.js';
import type { Refusal } from './source.js';
import { called, type Student } from './student.js';
import type { Calendar, Lateness } from './times.js';
import type { Whose } from './whose.js';

/** A hand-in that was looked into, and whose it is. */
export interface Owned extends Looked {
  readonly whose: Whose;
}

/** What became of a hand-in. */
export interface Outcome {
  readonly of: Owned;
  readonly status: 'taken' | 'earlier attempt' | 'later attempt' | 'unmatched' | 'refused' | 'skipped';
  readonly refused?: Refusal | undefined;
  /** Who gets it; of what is not taken, whose it would be. */
  readonly students: readonly Student[];
  /** Those of its people who handed in something else too: they get neither. */
  readonly contested: readonly Student[];
  readonly attempt?: number | undefined;
  readonly lateness: Lateness;
  /** What is to be said of it. */
  readonly message: string;
}

/** When the hand-ins of some people are due, in milliseconds since 1970. */
export type DueOf = (students: readonly Student[]) => number;

/**
 * Decides what counts for whom. Nobody gets one of two hand-ins that nothing puts in order.
 *
 * - `dueOf`: the last attempt until then counts, where there is one; default: the last of all.
 */
export function resolve(all: readonly Owned[], calendar: Calendar, dueOf?: DueOf): Outcome[] {
  const { attempts, superseded } = attemptsOf(all, dueOf);
  const decided = new Map<Student, Owned>();
  for (const each of all) for (const student of each.candidate.decided ?? []) decided.set(student, each);
  const studentsOf = (each: Owned): readonly Student[] =>
    each.whose.kind === 'one' ? each.whose.students.filter((one) => (decided.get(one) ?? each) === each) : [];
  const claims = new Map<Student, Owned[]>();
  for (const each of all) {
    if (each.refused || superseded.has(each)) continue;
    for (const student of studentsOf(each)) claims.set(student, [...(claims.get(student) ?? []), each]);
  }
  return all.map((of) => {
    const students = studentsOf(of);
    const base = {
      of,
      students,
      contested: [],
      attempt: of.candidate.attempt ?? attempts.get(of),
      lateness: latenessOf(of, calendar),
    };
    const notes = [of.whose.by ?? '', ...of.notes, ...(of.whose.notes ?? [])]
      .filter((each) => each !== '')
      .join(' ');
    const instead =
      of.whose.kind === 'one' && students.length === 0 ? decided.get(of.whose.students[0]!) : undefined;
    if (instead)
      return {
        ...base,
        students: of.whose.kind === 'one' ? of.whose.students : [],
        status: 'skipped',
        message: `Somebody decided that ${entryOf(instead)} counts.`,
      };
    if (of.refused)
      return { ...base, status: 'refused', refused: of.refused, message: joined(of.refused.why, notes) };
    const counts = superseded.get(of);
    if (counts)
      return {
        ...base,
        status: of.submitted!.at < counts.submitted!.at ? 'earlier attempt' : 'later attempt',
        message: joined(supersededBy(counts, dueOf !== undefined), notes),
      };
    if (of.whose.kind !== 'one') {
      const remedy =
        'Staff: find out whose it is, and mend the roster, or name it in decisions.csv (--decisions).';
      return {
        ...base,
        status: 'unmatched',
        message: joined(`Given to nobody: ${of.whose.why}. ${remedy}`, notes),
      };
    }
    const contested = students.filter((each) => claims.get(each)!.length > 1);
    if (contested.length === 0) return { ...base, status: 'taken', message: notes };
    const why = contested.map((each) => {
      const others = claims.get(each)!.filter((other) => other !== of);
      return `${called(each)} also has ${others.map(entryOf).join(', ')}`;
    });
    const remedy =
      'Which counts is not for a program to guess. Staff: say it in decisions.csv (--decisions, which needs --roster).';
    const refused: Refusal = { kind: 'claimed-twice', why: `Claimed twice: ${why.join('; ')}. ${remedy}` };
    const rest = students.filter((each) => !contested.includes(each));
    if (rest.length === 0)
      return { ...base, contested, status: 'refused', refused, message: joined(refused.why, notes) };
    return {
      ...base,
      students: rest,
      contested,
      status: 'taken',
      message: joined(`Not for ${contested.map(called).join(', ')}. ${refused.why}`, notes),
    };
  });
}

/** Of hand-ins in one series: which attempt each is, and which other one counts in its place. */
function attemptsOf(
  all: readonly Owned[],
  dueOf: DueOf | undefined,
): { attempts: Map<Owned, number>; superseded: Map<Owned, Owned> } {
  const series = new Map<string, Owned[]>();
  for (const each of all) {
    const { series: name } = each.candidate;
    if (name !== undefined && each.submitted) series.set(name, [...(series.get(name) ?? []), each]);
  }
  const [attempts, superseded] = [new Map<Owned, number>(), new Map<Owned, Owned>()];
  for (const group of series.values()) {
    const ordered = group.sort((a, b) => a.submitted!.at - b.submitted!.at);
    for (const [i, each] of ordered.entries()) attempts.set(each, i + 1);
    const last = ordered.at(-1)!;
    const inTime = ordered.filter(
      ({ submitted, whose }) =>
        dueOf !== undefined && whose.kind === 'one' && submitted!.at <= dueOf(whose.students),
    );
    const counts = inTime.at(-1) ?? last;
    for (const each of ordered) {
      // Of two in the same minute, and of two that are not the same people's, neither is the later one.
      // Nor where a person has decided.
      if (each.candidate.decided) continue;
      if (each.submitted!.at !== counts.submitted!.at && sameStudents(each, counts))
        superseded.set(each, counts);
    }
  }
  return { attempts, superseded };
}

const sameStudents = ({ whose: a }: Owned, { whose: b }: Owned): boolean =>
  a.kind === 'one' &&
  b.kind === 'one' &&
  a.students.length === b.students.length &&
  a.students.every((each) => b.students.includes(each));

function latenessOf({ submitted, candidate: { late } }: Owned, calendar: Calendar): Lateness {
  const told = calendar.lateness(submitted);
  return told.late === 'unknown' && late !== undefined ? { late, by: '' } : told;
}

const supersededBy = (other: Owned, inTime: boolean): string =>
  other.refused
    ? `${entryOf(other)} ${inTime ? 'is the one to count' : 'came later'}, but is refused. Staff: if this one is to count, say it in decisions.csv (--decisions, which needs --roster).`
    : inTime
      ? `${entryOf(other)} counts: of several the last in time, else the last.`
      : `${entryOf(other)} came later and counts.`;

const entryOf = ({ candidate: { entries } }: Owned): string => entries.map(quote).join(', ');

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

import type { AccountingLine } from './collected.js';
import type { Outcome } from './resolve.js';
import type { Skipped } from './source.js';
import { called, type Student } from './student.js';
import type { Calendar } from './times.js';

/** All that the accounting is about. */
export interface Accounted {
  readonly outcomes: readonly Outcome[];
  /** Folders of what is taken. */
  readonly folders: ReadonlyMap<Outcome, string>;
  readonly skipped: readonly Skipped[];
  /** The class. */
  readonly students: readonly Student[];
  readonly calendar: Calendar;
}

const NOTHING = {
  kind: '',
  students: [],
  folder: '',
  attempt: null,
  submitted: null,
  late: 'unknown',
  lateness: '',
} as const;

/** A line for each entry of an export, by name, then one for each student without a hand-in, as in the roster. */
export function linesOf({ outcomes, folders, skipped, students, calendar }: Accounted): AccountingLine[] {
  const entries: AccountingLine[] = outcomes.flatMap((outcome) => {
    const { of, status, refused, lateness, attempt = null, contested, message } = outcome;
    const whole = status === 'taken' && contested.length === 0 && of.whose.kind === 'one' && !of.whose.notes;
    const line = {
      ...{
        status,
        kind: refused?.kind ?? '',
        students: [...outcome.students],
        folder: folders.get(outcome) ?? '',
        attempt,
      },
      ...{
        submitted: of.submitted ? calendar.shown(of.submitted) : null,
        late: lateness.late,
        lateness: lateness.by,
      },
      ...{ message, settled: whole || /^(earlier|later) attempt$|^skipped$/.test(status) },
    };
    return of.candidate.entries.map((entry) => ({ entry, ...line }));
  });
  for (const { entry, why } of skipped)
    entries.push({ ...NOTHING, students: [], entry, status: 'skipped', message: why, settled: true });
  entries.sort((a, b) => (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0));
  return [...entries, ...withoutEntry(outcomes, students)];
}

function withoutEntry(outcomes: readonly Outcome[], students: readonly Student[]): AccountingLine[] {
  const seen = new Set(outcomes.flatMap((each) => [...each.students, ...each.contested]));
  const perhaps = new Map<Student, string[]>();
  for (const { of } of outcomes) {
    if (of.whose.kind !== 'unclear') continue;
    for (const each of of.whose.students)
      perhaps.set(each, [...(perhaps.get(each) ?? []), ...of.candidate.entries]);
  }
  return students
    .filter((each) => !seen.has(each))
    .map((each) => {
      const open = perhaps.get(each);
      const message = open
        ? `Whether ${called(each)} handed in depends on what is unmatched: ${open.join(', ')}.`
        : `Nothing in the export is from ${called(each)}.`;
      return {
        ...NOTHING,
        students: [each],
        entry: '',
        status: open ? 'unclear' : 'no hand-in',
        message,
        settled: false,
      };
    });
}

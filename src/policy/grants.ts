import { DateTime } from 'luxon';
import type { HandedIn, Person } from '../grade/result.js';
import { Register } from '../intake/register.js';
import type { Student } from '../intake/student.js';
import { EMAIL, ID, NAME } from '../intake/tables/roster.js';
import { missingColumn, type Row, type Table } from '../intake/tables/table.js';
import type { Policies } from '../rubric/policies.js';
import { later } from './due.js';
import type { Granted } from './lateness.js';

/** The staff's tables: who has longer, and what late days were used before. */
export interface GrantTables {
  readonly extensions?: Table | undefined;
  readonly used: readonly Table[];
}

/** What each student has, as far as tables are certain of whom they mean. */
export class Grants {
  /** What tables say of people who handed in nothing: normal, or a mistyped id. A line a table. */
  readonly notes: string[] = [];
  /** Rows that may mean several people: they count for nobody until a person mends them. */
  readonly open: string[] = [];
  readonly #due = new Map<Student, number>();
  readonly #used = new Map<Student, number>();
  readonly #students: ReadonlyMap<string, Student>;
  readonly #register: Register;

  /**
   * - `people`: everybody who handed in.
   *
   * @throws {GradelensError} `TABLE_INVALID` with the line: two extensions of one student, times and numbers that are none
   */
  constructor(
    readonly policies: Policies,
    people: readonly Person[],
    { extensions, used }: GrantTables,
  ) {
    this.#students = new Map(people.map((each) => [keyOf(each), { ...each, github: '', group: '' }]));
    this.#register = new Register([...this.#students.values()]);
    if (extensions) this.#extend(extensions);
    for (const table of used) this.#use(table);
  }

  /** Of several people what all of them may have: the longest extension, and the late days of the one with the fewest. */
  of(handedIn: HandedIn | undefined): Granted {
    const students = (handedIn?.students ?? []).flatMap((each) => this.#students.get(keyOf(each)) ?? []);
    const dues = students.flatMap((each) => this.#due.get(each) ?? []);
    const bank = this.policies.lateDays?.bank;
    return {
      ...(dues.length > 0 && { due: Math.max(...dues) }),
      ...(bank !== undefined &&
        students.length > 0 && {
          lateDays: Math.min(...students.map((each) => Math.max(0, bank - (this.#used.get(each) ?? 0)))),
        }),
    };
  }

  #extend(table: Table): void {
    if (!table.has('until') && !table.has('days') && !table.has('hours')) throw missingColumn(table, 'until');
    const lines = new Map<Student, number>();
    for (const [row, student] of this.#rowsOf(table, table.rows)) {
      const before = lines.get(student);
      if (before !== undefined)
        throw table.fault(
          row.line,
          `the same student stands in line ${before} already; expected one extension each`,
        );
      lines.set(student, row.line);
      this.#due.set(student, dueIn(row, table, this.policies));
    }
  }

  #use(table: Table): void {
    if (!table.has(...USED)) throw missingColumn(table, USED[0]!);
    const rows = table.rows.filter((row) => daysIn(row, table) > 0);
    for (const [row, student] of this.#rowsOf(table, rows))
      this.#used.set(student, (this.#used.get(student) ?? 0) + daysIn(row, table));
  }

  /** The rows of students who handed in, with whom they mean. */
  #rowsOf(table: Table, rows: readonly Row[]): [Row, Student][] {
    if (!table.has(...ID) && !table.has(...EMAIL)) throw missingColumn(table, 'id');
    const found: [Row, Student][] = [];
    const strangers: string[] = [];
    for (const row of rows) {
      const [id, email, name] = [row.cell(...ID), row.cell(...EMAIL), row.cell(...NAME)];
      if (id === '' && email === '')
        throw table.fault(row.line, `${name || 'this row'} has no id and no email; one of them is needed`);
      const match = this.#register.match({ id, email, name });
      if (match.kind === 'one') found.push([row, match.students[0]!]);
      else if (match.kind === 'nobody') strangers.push(id || email);
      else
        this.open.push(
          `${table.file}:${row.line}: ${match.why}. It counts for nobody until you mend the row.`,
        );
    }
    if (strangers.length > 0)
      this.notes.push(
        `${table.file} names ${strangers.length} who handed in nothing, or whose id is mistyped: ${strangers.join(', ')}.`,
      );
    return found;
  }
}

const USED = ['late days', 'late_days', 'used'];

const keyOf = ({ id, email, name, section }: Person): string => JSON.stringify([id, email, name, section]);

function daysIn(row: Row, table: Table): number {
  const text = row.cell(...USED);
  if (/^\d{0,3}$/.test(text)) return Number(text);
  throw table.fault(row.line, `late days: expected a whole number of days, received "${text}"`);
}

/** When a student's hand-in is due by an extension. */
function dueIn(row: Row, table: Table, policies: Policies): number {
  const given = (['until', 'days', 'hours'] as const)
    .map((column) => [column, row.cell(column)] as const)
    .filter(([, text]) => text !== '');
  const [[column, text] = [undefined, '']] = given;
  if (column === undefined || given.length > 1)
    throw table.fault(
      row.line,
      `expected one of until, days and hours, received ${given.length === 0 ? 'none' : 'several'}`,
    );
  const deadline = Date.parse(policies.deadline!);
  if (column !== 'until') {
    const amount = Number(text);
    if (!(amount > 0) || amount > 10_000 || (column === 'days' && !Number.isInteger(amount)))
      throw table.fault(
        row.line,
        `${column}: expected a number above 0${column === 'days' ? ', whole' : ''}, received "${text}"`,
      );
    return later(deadline, { [column]: amount }, policies);
  }
  const due = momentIn(text, policies.timeZone);
  if (due === undefined)
    throw table.fault(
      row.line,
      `until: "${text}" is no time that is certain; expected one as 2026-05-03T23:59:00-07:00`,
    );
  if (due < deadline)
    throw table.fault(row.line, `until: "${text}" lies before the deadline, ${policies.deadline}`);
  return due;
}

/** A time with its offset, or one on the course's clocks. */
function momentIn(text: string, timeZone: string | undefined): number | undefined {
  const zoned = /(Z|[+-]\d\d:?\d\d)$/i.test(text) && text.includes(':');
  if (!/\d:\d\d/.test(text) || (!zoned && timeZone === undefined)) return undefined;
  const time = DateTime.fromISO(text.replace(' ', 'T'), { zone: timeZone ?? 'utc' });
  return time.isValid ? time.toMillis() : undefined;
}

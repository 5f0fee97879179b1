import { suggestion } from '../../nearest.js';
import type { Worker } from '../../worker/worker.js';
import { plain } from '../fold.js';
import type { Candidate, Skipped } from '../source.js';
import { called, type Student } from '../student.js';
import { missingColumn, type Row, readTable, type Table } from './table.js';

/** Candidates and skipped entries of an export. */
interface Entries {
  readonly candidates: readonly Candidate[];
  readonly skipped: readonly Skipped[];
}

/**
 * Applies what a person has decided: a table with a row for each entry, as the accounting names it, and the id or e-mail
 * address of its student; several rows for a group, neither to leave an entry out. What is decided for a student is all that
 * the student has.
 *
 * @throws {GradelensError} `TABLE_NOT_FOUND`, `TABLE_INVALID` with the line: entries and students that are not there
 */
export async function decide(
  path: string,
  { candidates, skipped }: Entries,
  students: readonly Student[],
  worker: Pick<Worker, 'run'>,
): Promise<{ candidates: Candidate[]; skipped: Skipped[] }> {
  const table = await readTable(path, worker);
  if (!table.has('entry')) throw missingColumn(table, 'entry');
  const decisions = decisionsOf(table, candidates, students);
  const left = [...skipped];
  const taken: Candidate[] = [];
  for (const each of candidates) {
    const decided = each.entries
      .map((entry) => decisions.get(key(entry)))
      .find((found) => found !== undefined);
    if (decided === undefined) taken.push(each);
    else if (decided.length > 0) taken.push(forced(each, decided));
    else for (const entry of each.entries) left.push({ entry, why: `left out, as ${table.file} says` });
  }
  return { candidates: taken, skipped: left };
}

/** Whose an entry is, by its name. */
function decisionsOf(
  table: Table,
  candidates: readonly Candidate[],
  students: readonly Student[],
): Map<string, Student[]> {
  const entries = candidates.flatMap((each) => each.entries);
  const known = new Set(entries.map(key));
  const decisions = new Map<string, Student[]>();
  const given = new Map<Student, string>();
  for (const row of table.rows) {
    const entry = row.cell('entry');
    if (!known.has(key(entry)))
      throw table.fault(
        row.line,
        `entry: there is no "${entry}" in the export: ${suggestion(entry, entries.slice(0, 50))}`,
      );
    const student = studentOf(row, table, students);
    const before = student && given.get(student);
    if (before !== undefined)
      throw table.fault(
        row.line,
        `${called(student!)} has "${before}" already; one entry counts for a student`,
      );
    if (student) given.set(student, entry);
    decisions.set(key(entry), [...(decisions.get(key(entry)) ?? []), ...(student ? [student] : [])]);
  }
  return decisions;
}

function studentOf(row: Row, table: Table, students: readonly Student[]): Student | undefined {
  const [id, email] = [row.cell('id'), row.cell('email')];
  if (id === '' && email === '') return undefined;
  const found = students.find((each) =>
    id === '' ? plain(each.email) === plain(email) : plain(each.id) === plain(id),
  );
  if (!found)
    throw table.fault(
      row.line,
      `${id || email} is not on the roster; expected a student's id or email, or neither to leave the entry out`,
    );
  return found;
}

/** Whatever kept it from being taken, but for what cannot be opened. */
function forced({ refused, ...candidate }: Candidate, decided: readonly Student[]): Candidate {
  const opens = candidate.path !== undefined || candidate.prepare !== undefined;
  return { ...candidate, decided, ...(refused && !opens && { refused }) };
}

const key = (entry: string): string => entry.normalize('NFC').replace(/\s+/gu, ' ').trim();

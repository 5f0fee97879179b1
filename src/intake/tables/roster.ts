import type { Worker } from '../../worker/worker.js';
import { plain } from '../fold.js';
import type { Student } from '../student.js';
import { missingColumn, type Row, readTable, type Table } from './table.js';

/** Headings by which a course's tables know somebody. */
export const ID = [
  'sis user id',
  'id',
  'student id',
  'student_id',
  'sid',
  'id number',
  'student number',
  'identifier',
];
export const NAME = ['name', 'full name', 'student name', 'student'];
const FIRST = ['first name', 'first_name', 'given name'];
const LAST = ['last name', 'last_name', 'family name', 'surname'];
export const EMAIL = ['email', 'e-mail', 'email address', 'mail'];
const GITHUB = ['github', 'github_username', 'github username', 'github account'];
const SECTION = ['section', 'sections', 'section name'];
const GROUP = ['group', 'team', 'group name'];

/** What a spreadsheet makes of a long number: the id itself is gone. */
const ROUNDED = /^\d(\.\d+)?e\+\d+$/i;

/**
 * Reads the roster: who is in the class. Columns by name: id or email, and name (or first and last name), section, github,
 * group as far as the course has them.
 *
 * @throws {GradelensError} `TABLE_NOT_FOUND`, `TABLE_INVALID` with line and column
 */
export async function readRoster(path: string, worker: Pick<Worker, 'run'>): Promise<Student[]> {
  const table = await readTable(path, worker);
  if (!table.has(...ID) && !table.has(...EMAIL)) throw missingColumn(table, 'id');
  const students = table.rows.map((row) => student(row, table));
  if (students.length === 0)
    throw table.fault(1, 'it names the columns, but nobody; expected a row for each student');
  for (const column of ['id', 'email', 'github'] as const) once(table, students, column);
  return students;
}

function student(row: Row, table: Table): Student {
  const read = {
    id: row.cell(...ID),
    name: row.cell(...NAME) || [row.cell(...FIRST), row.cell(...LAST)].filter(Boolean).join(' '),
    email: row.cell(...EMAIL),
    section: row.cell(...SECTION),
    github: row.cell(...GITHUB).replace(/^@/, ''),
    group: row.cell(...GROUP),
  };
  if (read.id === '' && read.email === '') {
    throw table.fault(
      row.line,
      `${read.name || 'this row'} has no id and no email; one of them is needed to tell people apart`,
    );
  }
  if (ROUNDED.test(read.id)) {
    throw table.fault(
      row.line,
      `id: "${read.id}" is a number that a spreadsheet has rounded; make the column text, and export the roster again`,
    );
  }
  return read;
}

/** Two people with one mark would get each other's work. */
function once(table: Table, students: readonly Student[], column: 'id' | 'email' | 'github'): void {
  const lines = new Map<string, number>();
  for (const [i, each] of students.entries()) {
    const [mark, { line }] = [plain(each[column]), table.rows[i]!];
    if (mark === '') continue;
    const before = lines.get(mark);
    if (before !== undefined)
      throw table.fault(
        line,
        `${column}: "${each[column]}" stands in line ${before} already; each belongs to one student`,
      );
    lines.set(mark, line);
  }
}

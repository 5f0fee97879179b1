import type { TableKind } from '../source.js';
import type { Clue } from '../student.js';
import type { Table } from './table.js';

/** Columns by which a platform's table is known. All of a list's lists must be there, one of each. */
export const LOOKS: Readonly<Record<TableKind, readonly (readonly string[])[]>> = {
  gradebook: [['student'], ['id'], ['sis user id', 'sis login id']],
  worksheet: [['identifier'], ['full name'], ['email address', 'id number']],
  accounts: [['identifier'], ['github_username']],
};

/** For people, with the option that names it. */
export const TITLES: Readonly<Record<TableKind, string>> = {
  gradebook: "Canvas' gradebook",
  worksheet: "Moodle's grading worksheet",
  accounts: "GitHub Classroom's roster",
};

export const looksLike = (table: Table, kind: TableKind): boolean =>
  LOOKS[kind].every((names) => table.has(...names));

/** Who has which number or account, by the platform's table: what the roster may know. */
export type Known = ReadonlyMap<string, Clue>;

/** Canvas: a user's number to id, login and name. The rows of maxima and of the test student are nobody. */
export function gradebookOf(table: Table): Known {
  const rows = table.rows.filter((row) => !/^points possible$|^student, test$/i.test(row.cell('student')));
  return known(
    table,
    rows.map((row) => [
      row,
      row.cell('id'),
      {
        id: row.cell('sis user id'),
        ...login(row.cell('sis login id'), row.cell('sis user id')),
        label: row.cell('student'),
      },
    ]),
  );
}

/** A login alone is a mark only where there is no id. */
const login = (text: string, id: string): Clue =>
  text.includes('@') ? { email: text } : id === '' ? { login: text } : {};

/** Moodle: a participant's number to id, address and name. */
export const worksheetOf = (table: Table): Known =>
  known(
    table,
    table.rows.map((row) => [
      row,
      row.cell('identifier').replace(/^\D+/, ''),
      { id: row.cell('id number'), email: row.cell('email address'), name: row.cell('full name') },
    ]),
  );

/** GitHub Classroom: an account, in small letters, to the identifier that the course chose: an id, an address or a name. */
export const accountsOf = (table: Table): Known =>
  known(
    table,
    table.rows.map((row) => {
      const identifier = row.cell('identifier');
      return [
        row,
        row.cell('github_username').toLowerCase(),
        identifier.includes('@') ? { email: identifier } : { id: identifier },
      ];
    }),
  );

function known(
  table: Table,
  rows: readonly (readonly [row: Table['rows'][number], key: string, clue: Clue])[],
): Known {
  const by = new Map<string, Clue>();
  for (const [row, key, clue] of rows) {
    if (key === '') continue;
    if (by.has(key)) throw table.fault(row.line, `${key} stands in it twice; each belongs to one student`);
    by.set(key, clue);
  }
  return by;
}

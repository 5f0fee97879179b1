import { stringify } from 'csv-stringify/sync';
import { clean } from '../report/clean.js';
import type { AccountingLine } from './collected.js';

const COLUMNS = [
  'entry',
  'status',
  'id',
  'name',
  'email',
  'section',
  'attempt',
  'submitted',
  'late',
  'lateness',
  'folder',
  'message',
];

/** `refused: claimed twice`. */
export const statusOf = ({ status, kind }: AccountingLine): string =>
  kind === '' ? status : `${status}: ${kind.replaceAll('-', ' ').replace('hand in', 'hand-in')}`;

/**
 * The accounting as CSV: a row for each entry of the export, then the students without one. Text that a spreadsheet would run
 * as a formula is disarmed by an apostrophe; ids stay text as far as CSV can say so.
 */
export function accountingCsv(lines: readonly AccountingLine[]): string {
  const of = (line: AccountingLine, field: 'id' | 'name' | 'email' | 'section'): string =>
    [...new Set(line.students.map((each) => each[field]))].join('; ');
  const rows = lines.map((line) => [
    ...[line.entry, statusOf(line), of(line, 'id'), of(line, 'name'), of(line, 'email'), of(line, 'section')],
    ...[
      line.attempt?.toString() ?? '',
      line.submitted ?? '',
      line.late,
      line.lateness,
      line.folder,
      line.message,
    ],
  ]);
  // In quotes, each: a spreadsheet that divides at semicolons must not find a cell within a cell.
  return stringify([COLUMNS, ...rows.map((row) => row.map(text))], { escape_formulas: true, quoted: true });
}

const text = (value: string): string => clean(value).replace(/\s+/g, ' ').trim();

import { GradelensError } from '../../errors.js';
import type { SubmissionResult } from '../../grade/result.js';
import { fold, plain } from '../../intake/fold.js';
import { called } from '../../intake/student.js';
import type { Table } from '../../intake/tables/table.js';
import { points } from '../text.js';
import { matchRows } from './people.js';
import type { Platform, ScoreColumn } from './platform.js';
import { sheetOf } from './sheet.js';

/** A gradebook with final scores in it, and what a person should know of it. */
export interface Filled {
  /** The platform's own file, but for the score's column. */
  readonly bytes: Buffer;
  readonly column: string;
  readonly scores: number;
  /** A line each; of these nothing was written. */
  readonly unclear: readonly string[];
  readonly without: readonly string[];
  readonly unfinished: readonly string[];
  /** Rows of students who handed in nothing. */
  readonly absent: number;
  readonly notes: readonly string[];
}

/** What goes where. */
export interface Filling {
  readonly file: string;
  readonly bytes: Buffer;
  readonly platform: Platform;
  /** The assignment's title. */
  readonly title: string;
  /** Its column, where a person names it. */
  readonly column?: string | undefined;
}

/**
 * Writes final scores into a gradebook that its platform exported: into the assignment's column, for who is certain to be meant.
 * Everything else stays, to the byte.
 *
 * @throws {GradelensError} `TABLE_INVALID`; `COLUMN_UNCLEAR` where no column, or several, may be the assignment's
 */
export function fill(
  { file, bytes, platform, title, column: asked }: Filling,
  results: readonly SubmissionResult[],
): Filled {
  const sheet = sheetOf(file, bytes);
  const { table } = sheet;
  if (!platform.looks.every((names) => table.has(...names))) {
    const wanted = platform.looks.map((names) => names.join(' or ')).join(', ');
    throw table.fault(
      1,
      `it is not ${platform.title} (${platform.where}): expected the columns ${wanted}; there are ${table.columns.join(', ')}`,
    );
  }
  const column = columnOf(platform.columns(table), table, title, asked);
  const rows = table.rows.flatMap((row) => {
    const who = platform.person(row);
    return who ? [{ row, who }] : [];
  });
  const matched = matchRows(rows, results);
  // Where the file writes a comma in its own numbers, a full stop would be read as something else.
  const comma = /^\d+,\d+$/.test(column.most);
  const texts = new Map<number, string>();
  const unfinished: string[] = [];
  for (const [line, { student, final }] of matched.rows) {
    if (final.final === null) unfinished.push(`${called(student)}: ${final.line}`);
    else texts.set(line, comma ? points(final.final).replace('.', ',') : points(final.final));
  }
  return {
    bytes: sheet.filled(column.index, texts),
    column: table.columns[column.index]!,
    scores: texts.size,
    ...{ unclear: matched.unclear, without: matched.without, unfinished, absent: matched.absent },
    notes: notesOf(column, results),
  };
}

/** The assignment's column: the one that is named, the one of its title, or the only one. */
function columnOf(
  columns: readonly ScoreColumn[],
  table: Table,
  title: string,
  asked: string | undefined,
): ScoreColumn {
  const meant =
    asked === undefined
      ? columns.filter(({ name }) => fold(name) === fold(title))
      : columns.filter(({ name, index }) => [name, table.columns[index]!].map(plain).includes(plain(asked)));
  const [only, ...others] = meant.length > 0 || asked !== undefined ? meant : columns;
  if (only && others.length === 0) return only;
  const list = columns.map(({ index }) => `"${table.columns[index]}"`).join(', ') || 'none';
  const what =
    asked === undefined
      ? `which column is that of "${title}" is not certain`
      : only
        ? `several columns are called "${asked}"`
        : `no column is called "${asked}"`;
  throw new GradelensError(
    'COLUMN_UNCLEAR',
    `${table.file}: ${what}. Columns for scores: ${list}. Name one with --column.`,
  );
}

function notesOf({ most }: ScoreColumn, results: readonly SubmissionResult[]): string[] {
  const [possible, ours] = [Number(most.replace(',', '.')), results.find(({ final }) => final)?.final?.most];
  if (most === '' || !Number.isFinite(possible) || ours === undefined || possible === ours) return [];
  return [
    `The gradebook has ${points(possible)} points possible, the assignment ${points(ours)}: scores are written as they are, not scaled.`,
  ];
}

import { basename } from 'node:path';
import { z } from 'zod';
import { GradelensError } from '../../errors.js';
import { nearest } from '../../nearest.js';
import { clean } from '../../report/clean.js';
import { cleaned } from '../../sandbox/text.js';
import { readHandedIn } from '../../worker/handed-in.js';
import type { Worker } from '../../worker/worker.js';
import { plain } from '../fold.js';

/** Bytes, rows and cells of a row: a class of thousands, with a gradebook of many assignments. */
const MOST = { bytes: 2 ** 23, rows: 20_000, cells: 1000 };
/** Characters of a cell that somebody is known by. */
const LONGEST = 300;
const SECONDS = 20;

const part = z
  .array(z.unknown())
  .max(1000)
  .pipe(z.array(z.strictObject({ line: z.int().min(1), cells: z.array(z.string()).max(MOST.cells) })));
const output = z.strictObject({ problem: z.string().max(2000).optional() });

/** A row: the line of the file that it begins in, and its cells by column. A cell that is not there is empty. */
export interface Row {
  readonly line: number;
  /** The cell of the first of these columns that the table has. */
  cell(...columns: readonly string[]): string;
}

/** A table that somebody exported. Its texts are composed (NFC), on one line and without blanks around them. */
export interface Table {
  /** As people know the file. */
  readonly file: string;
  /** As the file has them. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  has(...columns: readonly string[]): boolean;
  /** An error about a line. */
  fault(line: number, message: string): GradelensError;
}

/**
 * Reads a CSV file by its headings: their order and letters' case do not matter; commas, semicolons or tabs divide.
 *
 * @throws {GradelensError} `TABLE_NOT_FOUND`; `TABLE_INVALID` with file, line, what came, what was expected
 */
export async function readTable(path: string, worker: Pick<Worker, 'run'>): Promise<Table> {
  const file = basename(path);
  const read = await readHandedIn(path, MOST.bytes);
  if (read.kind === 'absent') {
    throw new GradelensError('TABLE_NOT_FOUND', `There is no ${path}. Give the path of a CSV file.`);
  }
  if (read.kind === 'large') throw invalid(file, `it has ${read.size} bytes; at most ${MOST.bytes} are read`);
  if (read.kind !== 'read') throw invalid(file, 'it is no file of its own, or may not be read');
  const rows: z.infer<typeof part> = [];
  const result = await worker.run(
    'table',
    { bytes: read.bytes, cells: MOST.cells, rows: MOST.rows },
    {
      ...{ seconds: SECONDS, bytes: 16 * MOST.bytes, output },
      part: async (value) => {
        for (const row of part.parse(value)) rows.push(row);
      },
    },
  );
  if (result.outcome === 'failed') throw invalid(file, `reading it ${result.why}`);
  if (result.value.problem !== undefined) throw invalid(file, cleaned(result.value.problem));
  return tableOf(file, rows);
}

/** A table of rows, the headings first. */
export function tableOf(file: string, all: readonly { line: number; cells: readonly string[] }[]): Table {
  const [head, ...rows] = all;
  if (head === undefined) throw invalid(file, 'it is empty; its first line names the columns');
  const names = head.cells.map(tidy);
  const fault = (line: number, message: string): GradelensError => invalid(`${file}:${line}`, message);
  const at = new Map<string, number>();
  for (const [i, name] of names.entries()) if (name !== '' && !at.has(plain(name))) at.set(plain(name), i);
  const column = (wanted: readonly string[]): number | undefined => {
    const name = wanted.find((each) => at.has(each));
    return name === undefined ? undefined : at.get(name)!;
  };
  return {
    ...{ file, fault },
    columns: names,
    has: (...wanted) => column(wanted) !== undefined,
    rows: rows
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
      .map(({ line, cells }) => ({
        line,
        cell: (...wanted) => {
          const i = column(wanted);
          const text = i === undefined ? '' : tidy(cells[i] ?? '');
          if (text.length > LONGEST)
            throw fault(line, `${names[i!]} has ${text.length} letters; at most ${LONGEST} are expected`);
          return text;
        },
      })),
  };
}

const tidy = (text: string): string => clean(text.normalize('NFC')).replace(/\s+/gu, ' ').trim();

const invalid = (place: string, message: string): GradelensError =>
  new GradelensError('TABLE_INVALID', `${place}: ${message}.`);

/** What is said of a column that is not there. */
export function missingColumn(table: Table, wanted: string): GradelensError {
  const near = nearest(wanted, table.columns);
  const columns = table.columns.map((name) => `"${name}"`).join(', ') || 'none';
  return table.fault(
    1,
    `there is no column ${wanted}; its columns are ${columns}${near === undefined ? '' : `. Did you mean "${near}"?`}`,
  );
}

import { parse } from 'csv-parse/sync';
import type { Task } from '../task.js';

/** A row of a table and the line of the file that it begins in. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows that are given at once. */
const AT_ONCE = 200;

/** Between cells: what spreadsheets write, by their country. */
const DELIMITERS = [',', ';', '\t'];

/** Gives the rows of a CSV file, the headings first, in lists of `TableRow`; or says what is wrong with it. */
export default (({ bytes, cells, rows }, part) => {
  const text = textOf(bytes);
  if (text === undefined) {
    return { problem: 'it is not UTF-8 text; save it as "CSV UTF-8", so that no letter of a name is lost' };
  }
  if (text.includes('\0')) return { problem: 'it is no text; save it as CSV' };
  try {
    const found = rowsOf(text, delimiterOf(text, cells), cells);
    if (found.length > rows) return { problem: `it has more than ${rows} rows` };
    for (let i = 0; i < found.length; i += AT_ONCE) part(found.slice(i, i + AT_ONCE));
    return {};
  } catch (error) {
    return { problem: (error as Error).message };
  }
}) satisfies Task<{ bytes: Uint8Array; cells: number; rows: number }, { problem?: string }>;

/** UTF-8, or UTF-16 with the mark that tells it. */
function textOf(bytes: Uint8Array): string | undefined {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(wide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The one that divides the headings into most cells. */
function delimiterOf(text: string, most: number): string {
  const counts = DELIMITERS.map((delimiter) => {
    try {
      return rowsOf(text, delimiter, most, 1)[0]?.cells.length ?? 0;
    } catch {
      return 0;
    }
  });
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

function rowsOf(text: string, delimiter: string, most: number, to?: number): TableRow[] {
  const records = parse(text, {
    ...{ delimiter, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 2 ** 18 },
    ...(to !== undefined && { to }),
  }) as unknown as { info: { lines: number }; record: string[] }[];
  return records.map(({ info, record }) => {
    // The library counts to where a record ends.
    const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    const line = Math.max(1, info.lines - breaks);
    if (record.length > most) throw new Error(`line ${line} has more than ${most} cells`);
    return { line, cells: record };
  });
}

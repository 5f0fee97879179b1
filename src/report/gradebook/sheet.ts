import { GradelensError } from '../../errors.js';
import { type Table, tableOf } from '../../intake/tables/table.js';

/** A cell and where it stands in the text: from its first character to after its last, quotes included. */
interface Cell {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A CSV file whose cells can be written anew while every other byte stays. */
export interface Sheet {
  /** Its rows by name of column. */
  readonly table: Table;
  readonly delimiter: string;
  /** The file with other texts in some cells of a column, by line. */
  filled(column: number, texts: ReadonlyMap<number, string>): Buffer;
}

/** Between cells: what platforms write, by their country. */
const DELIMITERS = [',', ';', '\t'];

/**
 * Reads a platform's table to write into it. It is stricter than readers of CSV are: what is not certain to come out as it went in
 * is refused.
 *
 * @throws {GradelensError} `TABLE_INVALID` with file and line
 */
export function sheetOf(file: string, bytes: Buffer): Sheet {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const encoding = wide ? 'utf16le' : 'utf8';
  const text = bytes.toString(encoding);
  if (!Buffer.from(text, encoding).equals(bytes) || text.includes('\0'))
    throw invalid(file, 'it is not UTF-8 text; export it again, or save it as "CSV UTF-8"');
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const head = /^[^\r\n]*/.exec(text.slice(start))![0];
  const bare = head.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((each) => bare.split(each).length);
  const delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))]!;
  const rows = rowsOf(text, start, delimiter, file);
  const byLine = new Map(rows.map((row) => [row.line, row]));
  return {
    table: tableOf(
      file,
      rows.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.text) })),
    ),
    delimiter,
    filled(column, texts) {
      const parts: string[] = [];
      let at = 0;
      for (const [line, value] of [...texts].sort(([a], [b]) => a - b)) {
        const cell = byLine.get(line)?.cells[column];
        if (!cell)
          throw invalid(
            `${file}:${line}`,
            `it has no cell ${column + 1}, where the score belongs; export the file again`,
          );
        const quoted = text[cell.from] === '"' || value.includes(delimiter);
        parts.push(text.slice(at, cell.from), quoted ? `"${value}"` : value);
        at = cell.to;
      }
      parts.push(text.slice(at));
      return Buffer.from(parts.join(''), encoding);
    },
  };
}

/** One pass over the text, whatever it holds. */
function rowsOf(
  text: string,
  start: number,
  delimiter: string,
  file: string,
): { line: number; cells: Cell[] }[] {
  const rows: { line: number; cells: Cell[] }[] = [];
  let [at, line] = [start, 1];
  while (at < text.length) {
    const row = { line, cells: [] as Cell[] };
    rows.push(row);
    for (;;) {
      const from = at;
      let content: string;
      if (text[at] === '"') {
        let end = text.indexOf('"', at + 1);
        while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
        if (end < 0) throw invalid(`${file}:${line}`, 'a quotation mark is opened there and never closed');
        content = text.slice(at + 1, end).replaceAll('""', '"');
        at = end + 1;
        line += (content.match(/\r\n|\r|\n/g) ?? []).length;
        if (at < text.length && !`${delimiter}\r\n`.includes(text[at]!))
          throw invalid(
            `${file}:${line}`,
            'something stands between a closing quotation mark and the next cell',
          );
      } else {
        while (at < text.length && !`${delimiter}\r\n`.includes(text[at]!)) at++;
        content = text.slice(from, at);
      }
      row.cells.push({ text: content, from, to: at });
      if (text[at] !== delimiter) break;
      at++;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
  }
  return rows;
}

const invalid = (place: string, message: string): GradelensError =>
  new GradelensError('TABLE_INVALID', `${place}: ${message}.`);

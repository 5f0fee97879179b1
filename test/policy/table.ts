import { parse } from 'csv-parse/sync';
import { tableOf as ofRows, type Table } from '../../src/intake/tables/table.js';

/** A table as `readTable` makes it of such a file. */
export const tableOf = (file: string, text: string): Table =>
  ofRows(
    file,
    (parse(text) as string[][]).map((cells, i) => ({ line: i + 1, cells })),
  );

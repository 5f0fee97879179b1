import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { GradelensError } from '../../errors.js';
import { clean } from '../../report/clean.js';
import { points } from '../../report/text.js';
import { signed } from '../score.js';
import { NONE, type SheetFormat, shownText, writtenOf } from '../sheet.js';

const MOST = { rows: 20_000, cells: 100 };
const rules = { seconds: 20, bytes: 2 ** 28, output: z.strictObject({ problem: z.string().optional() }) };
const part = z.array(z.strictObject({ line: z.int(), cells: z.array(z.string()) }));

/** How the columns that are read begin; the heading of the items goes on with what they are. */
const COLUMNS = ['answer', 'question', 'state', 'items', 'comment'] as const;
type Cells = Record<(typeof COLUMNS)[number], string>;

/** A row for each answer, with the mark for byte order that Excel needs to read letters right. */
export default {
  write({ id, items }, answers) {
    const known = items.map((item) => `${item.id} ${signed(item.points)}`);
    const heads = [
      'answer',
      'question',
      'state',
      'choice',
      'text',
      `items (${[...known, NONE].join(' / ')})`,
    ];
    const rows = answers.map((answer) => {
      const { state, items: has, comment } = writtenOf(answer);
      const score = answer.score === null ? '' : points(answer.score);
      return [answer.code, id, state, answer.choice ?? '', clean(shownText(answer)), has, comment, score];
    });
    return stringify([[...heads, 'comment', 'score'], ...rows], { bom: true, escape_formulas: true });
  },

  async read(bytes, worker) {
    const rows: z.infer<typeof part> = [];
    const read = await worker.run(
      'table',
      { bytes, ...MOST },
      {
        ...rules,
        part: async (value) => {
          for (const row of part.parse(value)) rows.push(row);
        },
      },
    );
    const problem = read.outcome === 'failed' ? `reading it ${read.why}` : read.value.problem;
    if (problem !== undefined) throw invalid(problem);
    const [head, ...others] = rows;
    const at = COLUMNS.map((name) => head?.cells.findIndex((cell) => namedSo(cell, name)) ?? -1);
    const missing = COLUMNS.filter((_, i) => at[i] === -1);
    if (missing.length > 0) {
      throw invalid(`it has no column ${missing.join(', ')}; expected those of gradelens mark export`);
    }
    return others.map(({ line, cells }) => {
      const texts = at.map((i) => unescaped(clean(cells[i] ?? '')).trim());
      const { answer: code, ...row } = Object.fromEntries(
        COLUMNS.map((name, i) => [name, texts[i]]),
      ) as Cells;
      return { line, code, ...row };
    });
  },
} satisfies SheetFormat;

const namedSo = (cell: string, name: string): boolean =>
  cell.replace('\ufeff', '').trim().toLowerCase().split(' ')[0] === name;

/** Without the apostrophe that keeps a spreadsheet from computing a text. */
const unescaped = (text: string): string => text.replace(/^'(?=[=+\-@\t\r])/, '');

const invalid = (problem: string): GradelensError =>
  new GradelensError('SHEET_INVALID', `The file cannot be read: ${problem}. Nothing was changed.`);

import { wordsOf } from '../sections.js';
import { type Block, type Line, type Run, textOf } from './line.js';

/** The text of blocks, a paragraph a block; formulas as they were written. */
export const textIn = (blocks: readonly Block[]): string =>
  blocks
    .map((block) =>
      (block.table?.rows.flat() ?? [block.runs]).map((runs) => runs.map(textOf).join('')).join(' '),
    )
    .join('\n\n');

/** Words of blocks; formulas count as they were written. */
export const wordsIn = (blocks: readonly Block[]): number => wordsOf(textIn(blocks));

/** The first blocks that have `letters` in all, each counted for `least` at least; the last one ends with a sentence. */
export function firstLetters(blocks: readonly Block[], letters: number, least: number): readonly Block[] {
  let left = letters;
  const end = blocks.findIndex((block) => {
    left -= costOf(block, least);
    return left < 0;
  });
  if (end === -1) return blocks;
  const block = blocks[end]!;
  if (block.table) return [...blocks.slice(0, end), ...rowsWithin(block, left + costOf(block, least), least)];
  return [...blocks.slice(0, end), ...cut(block, left + Math.max(least, lengthOf(block)), end === 0)];
}

/** The first blocks, as far as `lines` of them go; where these end within a block, it ends with a sentence. */
export function firstLines(blocks: readonly Block[], lines: readonly Line[]): readonly Block[] {
  const last = lines.at(-1);
  if (last === undefined) return [];
  const end = last.block;
  const own = lines.filter(({ block }) => block === end);
  if (blocks[end]!.table) {
    // Of a table that is turned, or written out, the rows that are shown cannot be told: it is left out whole.
    const rows = own.at(-1)!.row;
    const count = rows ? rows.index + (rows.last ? 1 : 0) : 0;
    const table = blocks[end]!.table!;
    if (own.length > 0 && count === table.rows.length) return blocks.slice(0, end + 1);
    return [...blocks.slice(0, end), ...firstRows(blocks[end]!, count)];
  }
  const letters = own.reduce((sum, { runs, spaced }) => sum + lengthOf({ runs }) + (spaced ? 1 : 0), 0);
  const block = blocks[end]!;
  if (letters >= lengthOf(block)) return blocks.slice(0, end + 1);
  return [...blocks.slice(0, end), ...cut(block, letters, end === 0)];
}

/** Stands for a formula or a picture where letters are counted. */
const FORMULA = '\ufffc';

/** A text as lines show it: of white space one space, or in code all of it. */
const shown = (run: Run): string => {
  if (run.kind !== 'text') return FORMULA;
  return run.style === 'code' ? run.text.replaceAll('\t', '    ') : run.text.replace(/[^\S\n]+/g, ' ');
};

/** What a block counts for, each of a table's cells for itself. */
const costOf = (block: Block, least: number): number =>
  block.table
    ? block.table.rows.reduce((sum, row) => sum + rowCost(row, least), 0)
    : Math.max(least, lengthOf(block));

const rowCost = (row: readonly (readonly Run[])[], least: number): number =>
  row.reduce((sum, runs) => sum + Math.max(least, lengthOf({ runs })), 0);

function rowsWithin(block: Block, letters: number, least: number): Block[] {
  let left = letters;
  const end = block.table!.rows.findIndex((row) => {
    left -= rowCost(row, least);
    return left < 0;
  });
  return firstRows(block, end);
}

/** A table's first rows; a heading alone is no table. */
const firstRows = (block: Block, count: number): Block[] =>
  count > 1 ? [{ ...block, table: { ...block.table!, rows: block.table!.rows.slice(0, count) } }] : [];

const lengthOf = ({ runs }: Pick<Block, 'runs'>): number =>
  runs.reduce((sum, run) => sum + shown(run).length, 0);

/** A sentence's end: a full stop with what closes after it, before a space or the end. */
const END = /[.!?…]["'”’»)\]]*(?=\s|$)|[。！？]/g;
/** Letters of the longest sentence that is left out as a whole; a longer one is cut at a word. */
const SENTENCE = 500;

/** Letters that make room for the mark of a word that is cut, as wide as four narrow ones. */
const ELLIPSIS = 4;

/** A block's first `letters`, up to the end of its last whole sentence (of code: line); none of a sentence that begins it. */
function cut(block: Block, letters: number, first: boolean): Block[] {
  const text = block.runs.map(shown).join('');
  const whole = block.kind === 'code' ? text.lastIndexOf('\n', letters) : lastEnd(text, letters);
  if (whole > 0 && letters - whole <= SENTENCE) return [{ ...block, runs: upTo(block.runs, whole) }];
  if (!first && letters <= SENTENCE) return [];
  const space = text.slice(0, letters).trimEnd().lastIndexOf(' ');
  const end = space > 0 && letters - space <= SENTENCE ? space : letters - ELLIPSIS;
  // Half a character of two code units is none.
  const half = /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? 1 : 0;
  const mark: Run = { kind: 'text', text: '…', style: 'regular' };
  return [{ ...block, runs: [...upTo(block.runs, end - half), mark] }];
}

/** Where the last sentence ends that ends within the first `letters`; 0 where none does. */
function lastEnd(text: string, letters: number): number {
  let last = 0;
  for (const { index, 0: found } of text.matchAll(END)) {
    if (index + found.length > letters) break;
    last = index + found.length;
  }
  return last;
}

function upTo(runs: readonly Run[], letters: number): Run[] {
  const kept: Run[] = [];
  let left = letters;
  for (const run of runs) {
    if (left <= 0) break;
    const text = shown(run);
    kept.push(run.kind !== 'text' ? run : { ...run, text: text.slice(0, left) });
    left -= text.length;
  }
  return kept;
}

import { fenceAfter } from './fence.js';

/** How programs for letters mark the points of a list: by sign and depth. `o` and `§` are signs only before a tab. */
const POINT = /^([ \t]*)(?:([•●▪■‣⁃·])[ \t]+|([◦○])[ \t]+|(o)\t+|(§)\t+)(?=\S)/;
/** The line below a table's head: how many columns it has. */
const RULE = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const BAR = /(?<!\\)\|/g;
/** A formula in a row of a table. */
const FORMULA = /\$(?!\s)((?:\\.|[^$\\])+?)(?<!\s)\$(?!\d)/g;

/**
 * A text as Markdown understands it, line by line: points of a list that were pasted from another program, bars in the formulas of a
 * table's row, and cells beyond a table's columns, which Markdown would leave out.
 */
export function asMarkdown(source: string): string {
  const lines = source.split('\n');
  let fence: string | undefined;
  let listed = false;
  let columns = 0;
  return lines
    .map((line, i) => {
      const before = fence;
      fence = fenceAfter(fence, line);
      if (before !== undefined || fence !== undefined) return line;
      const point = POINT.exec(line);
      if (point) {
        // Where no list is open, what is indented would be code.
        const indent = listed ? point[1]! : '';
        listed = true;
        const deeper = point[3] || point[4] ? '  ' : point[5] ? '    ' : '';
        return `${indent}${deeper}- ${line.slice(point[0].length)}`;
      }
      if (line.trim() !== '' && !/^\s/.test(line)) listed = false;
      if (!line.includes('|')) {
        columns = 0;
        return line;
      }
      const below = lines[i + 1] ?? '';
      const isHead = columns === 0 && below.includes('|') && RULE.test(below);
      if (isHead) columns = cellsOf(below).length;
      return columns === 0 || RULE.test(line) ? line : rowOf(line, columns, isHead);
    })
    .join('\n');
}

const cellsOf = (row: string): string[] =>
  row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(BAR);

/**
 * A row with no more cells than there are columns: bars of formulas part none, and the last cell takes the rest. A head with more
 * of them is none.
 */
function rowOf(line: string, columns: number, isHead: boolean): string {
  if (cellsOf(line).length <= columns) return line;
  const row = line.replace(FORMULA, (formula) => formula.replace(BAR, '\\|'));
  const cells = cellsOf(row);
  if (cells.length <= columns || isHead) return row;
  return `|${[...cells.slice(0, columns - 1), cells.slice(columns - 1).join('\\|')].join('|')}|`;
}

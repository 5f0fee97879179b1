import type { Box } from '../slide.js';
import { PAGE } from '../slide.js';

/** Twelve columns with gutters between them, and rows of one height without, in points. */
export const GRID = { columns: 12, margin: 48, gutter: 16, top: 36, row: 26 } as const;

const COLUMN = (PAGE.width - 2 * GRID.margin - (GRID.columns - 1) * GRID.gutter) / GRID.columns;

/** First column and row, counted from 1, then how many of each; fractions are allowed. */
export type Area = readonly [column: number, row: number, columns: number, rows: number];

/** Where an area of the grid lies on the page. */
export function boxOf([column, row, columns, rows]: Area): Box {
  return {
    x: GRID.margin + (column - 1) * (COLUMN + GRID.gutter),
    y: GRID.top + (row - 1) * GRID.row,
    width: columns * COLUMN + (columns - 1) * GRID.gutter,
    height: rows * GRID.row,
  };
}

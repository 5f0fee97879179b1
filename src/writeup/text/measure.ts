import { type Block, depthOf } from './line.js';
import { markRoom } from './place.js';

/** Leading, and indentation of lists and quotations, in ems. */
export const LEADING = 1.4;
export const INDENT = 2;
const DEEPEST = 6;

/** Where lines go: their width, and the size of their letters, in points. */
export interface Measure {
  readonly width: number;
  readonly size: number;
}

/** Where a block begins, in points: in a narrow place text is more than indentation. */
export function leftOf(block: Block, { width, size }: Measure): number {
  const mark = block.mark === undefined ? 0 : markRoom(block.mark);
  return Math.min(size * Math.max(mark, Math.min(depthOf(block), DEEPEST) * INDENT), width / 2);
}

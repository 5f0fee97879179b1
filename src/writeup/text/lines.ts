import { atomsOf, type Inline } from './atoms.js';
import { withBars } from './backdrops.js';
import { type Filled, filledLines, runsOf } from './filler.js';
import type { Block, Line } from './line.js';
import { LEADING, leftOf, type Measure } from './measure.js';
import { levelsOf } from './order.js';
import { heights, place } from './place.js';
import { tableLines } from './table-lines.js';
import { paragraphsOf } from './table-paragraphs.js';

/** Room above blocks, in ems. */
const GAP = { item: 0.3, note: 0.3, other: 0.65 } as const;
/** Around the lines of a block of code, in ems. */
const PADDING = 0.5;
/** Size of a footnote, in ems of the text's. */
const NOTE = 0.88;

/**
 * Breaks blocks into lines of at most `width` points in letters of `size` points. A word or a formula wider than the line
 * is broken or made smaller, so nothing is lost.
 */
export function linesOf(blocks: readonly Block[], measure: Measure): Line[] {
  const lines = blocks.flatMap((block, index) => {
    const own = measureOf(block, measure);
    const gap = gapBefore(blocks, index, own.size);
    return block.table ? rowsOf(block, index, own, gap) : textLines(block, index, own, gap);
  });
  return withBars(blocks, lines, measure);
}

/** Height in points that `linesOf` would need, at a fraction of its cost. */
export const heightNeeded = (blocks: readonly Block[], measure: Measure): number =>
  blocks.reduce((sum, block, index) => {
    const own = measureOf(block, measure);
    const gap = gapBefore(blocks, index, own.size);
    if (block.table) return sum + gap + heightOf(rowsOf(block, index, own, gap));
    const { filled, left, padding } = fill(block, own);
    const { size, width } = own;
    const each = filled.map(
      ({ items }) => heights(items, size, width - left - padding, LEADING * size).height,
    );
    return sum + gap + 2 * padding + each.reduce((all, height) => all + height, 0);
  }, 0);

/** Height of lines in points; the room above the first one is not counted. */
export const heightOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { gap, height }, i) => sum + (i === 0 ? 0 : gap) + height, 0);

/** Footnotes are set smaller. */
const measureOf = ({ within }: Block, { width, size }: Measure): Measure => ({
  width,
  size: within.some(({ role }) => role === 'Note') ? NOTE * size : size,
});

function gapBefore(blocks: readonly Block[], index: number, size: number): number {
  if (index === 0) return 0;
  const [before, block] = [blocks[index - 1]!, blocks[index]!];
  const { kind } = block;
  const first = kind === 'note' && before.kind !== 'note';
  return size * (first || (kind !== 'item' && kind !== 'note') ? GAP.other : GAP[kind]);
}

/** A table's rows, or where it has too many columns for the room, a paragraph for each row. */
function rowsOf(block: Block, index: number, measure: Measure, gap: number): readonly Line[] {
  const rows = tableLines(block, index, measure, gap);
  if (rows) return rows;
  return paragraphsOf(block).flatMap((each, i) =>
    textLines(each, index, measure, i === 0 ? gap : GAP.item * measure.size),
  );
}

function textLines(block: Block, index: number, { width, size }: Measure, gap: number): Line[] {
  const { kind, within } = block;
  const { filled, left, padding } = fill(block, { width, size });
  // A formula is one character of the text that the order of scripts is found in.
  const texts = filled.map(({ items }) => items.map(({ piece }) => letters(piece)).join(''));
  const levels = levelsOf(texts.join(' '));
  const last = filled.length - 1;
  let at = 0;
  return filled.map(({ items, spaced, indent }, i): Line => {
    const mark = i === 0 && block.mark !== undefined ? { mark: block.mark } : {};
    const shape = {
      width: width - padding,
      size,
      left: left + padding + indent,
      leading: LEADING * size,
      ...mark,
    };
    const from = at;
    at += texts[i]!.length + 1;
    const placed = place(items, { ...levels, levelAt: (j) => levels.levelAt(from + j) }, shape);
    const [above, below] = [i === 0 ? padding : 0, i === last ? padding : 0];
    const height = above + placed.height + below;
    return {
      segments: placed.segments,
      baseline: above + placed.baseline,
      height,
      backdrops: kind === 'code' ? [{ x: left, y: 0, width: width - left, height, tone: 'box' }] : [],
      ...{ runs: runsOf(items), gap: i === 0 ? gap : 0, size },
      ...{ rtl: levels.rtl, block: index, kind, within, spaced },
      // No page begins with a paragraph's last line, and none ends with a first one, or with a heading.
      kept: kind === 'heading' || (last > 0 && (i === 0 || i === last - 1)),
      ...mark,
    };
  });
}

/** A block's words on lines, not yet placed. */
function fill(
  block: Block,
  { width, size }: Measure,
): { filled: readonly Filled[]; left: number; padding: number } {
  const left = leftOf(block, { width, size });
  const code = block.kind === 'code';
  const padding = code ? PADDING * size : 0;
  return {
    filled: filledLines(atomsOf(block.runs), width - left - 2 * padding, size, { code }),
    left,
    padding,
  };
}

const letters = (piece: Inline): string => (piece.kind === 'text' ? piece.text : '\ufffc');

import type { Box, Element } from '../slide.js';
import { blocksOf, textBlocks } from '../text/blocks.js';
import type { Block, Line } from '../text/line.js';
import { heightNeeded, linesOf } from '../text/lines.js';
import { remembered } from '../text/remember.js';
import { STYLES, type StyleName } from './styles.js';
import { joined } from './units.js';

type Text = Element & { readonly kind: 'text' };

/** Rounding must not push a line out of a place that it was measured for. */
const SLACK = 0.01;
/** Laid-out texts that are kept. */
const KEPT = { most: 5000 };

/** Class names and scales stand on many pages, and a figure is tried in several sizes. */
const laidOut = remembered(
  (style: StyleName, markdown: boolean, width: number, height: number, text: string) => {
    const { sizes, face } = STYLES[style];
    const own = joined(text);
    return fill(markdown ? blocksOf(own) : textBlocks(own, face), { width, height }, sizes);
  },
  KEPT,
);

/** A text in the largest size of its style that fits, and whether anything was cut off in the smallest one. */
export function fitted(
  text: string,
  { style, box, align, markdown }: { style: StyleName; box: Box; align: Text['align']; markdown: boolean },
): { element: Text; cut: boolean } {
  const { tone, role } = STYLES[style];
  const { lines, rest } = laidOut(style, markdown, box.width, box.height, text);
  return { element: { kind: 'text', box, lines, role, tone, align }, cut: rest.length > 0 };
}

/** Blocks laid out in the largest of `sizes` (descending) that fits a box; of the smallest one, the lines that do not fit. */
export function fill(
  blocks: readonly Block[],
  { width, height }: Pick<Box, 'width' | 'height'>,
  sizes: readonly number[],
): { lines: readonly Line[]; rest: readonly Line[] } {
  const fits = (size: number) => heightNeeded(blocks, { width, size }) <= height + SLACK;
  const smallest = sizes.at(-1)!;
  // The smallest first: a text without end is not tried in every size.
  const size = fits(smallest) ? sizes.find(fits) : undefined;
  const lines = linesOf(blocks, { width, size: size ?? smallest });
  return size === undefined ? split(lines, height) : { lines, rest: [] };
}

/** As many lines as fit a height, one at least, and the others. */
export function split(
  lines: readonly Line[],
  height: number,
): { lines: readonly Line[]; rest: readonly Line[] } {
  let left = height + SLACK;
  const end = lines.findIndex(({ gap, height: own }, i) => {
    left -= (i === 0 ? 0 : gap) + own;
    return left < 0;
  });
  const fitting = end === -1 ? lines.length : Math.max(1, end);
  // What belongs to the next page goes there, but where nothing would be left.
  let at = fitting;
  while (at > 0 && at < lines.length && lines[at - 1]!.kept) at--;
  if (at === 0) at = fitting;
  return { lines: lines.slice(0, at), rest: lines.slice(at) };
}

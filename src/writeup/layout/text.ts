import type { Box, Element } from '../slide.js';
import { blocksOf, textBlocks } from '../text/blocks.js';
import type { Block, Line } from '../text/line.js';
import { heightNeeded, linesOf } from '../text/lines.js';
import { STYLES, type StyleName } from './styles.js';

type Text = Element & { readonly kind: 'text' };

/** Rounding must not push a line out of a place that it was measured for. */
const SLACK = 0.01;

const known = new Map<string, { readonly lines: readonly Line[]; readonly cut: boolean }>();
const MOST = 5000;

/** A text in the largest size of its style that fits, and whether anything was cut off in the smallest one. */
export function fitted(
  text: string,
  { style, box, align, markdown }: { style: StyleName; box: Box; align: Text['align']; markdown: boolean },
): { element: Text; cut: boolean } {
  const { sizes, face, tone, role } = STYLES[style];
  // Class names and scales stand on many pages, and a figure is tried in several sizes.
  const key = `${style} ${markdown} ${box.width} ${box.height} ${text}`;
  let found = known.get(key);
  if (found === undefined) {
    const { lines, rest } = fill(markdown ? blocksOf(text) : textBlocks(text, face), box, sizes);
    found = { lines, cut: rest.length > 0 };
    if (known.size >= MOST) known.clear();
    known.set(key, found);
  }
  return { element: { kind: 'text', box, lines: found.lines, role, tone, align }, cut: found.cut };
}

/** Blocks laid out in the largest of `sizes` (descending) that fits a box; of the smallest one, the lines that do not fit. */
export function fill(
  blocks: readonly Block[],
  { width, height }: Box,
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
  const at = end === -1 ? lines.length : Math.max(1, end);
  return { lines: lines.slice(0, at), rest: lines.slice(at) };
}

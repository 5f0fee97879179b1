import type { Box } from '../slide.js';
import type { Backdrop, Block, Line } from './line.js';
import { INDENT, leftOf, type Measure } from './measure.js';

/** A quotation's bar: its place within the indentation, and its thickness, in ems. */
const [BAR, THICK] = [0.6, 0.18];
/** Above footnotes: a rule, in points. */
const RULE = { width: 120, thick: 0.75 } as const;

/** Lines with the bars of the quotations around them, and a rule above the first footnote. */
export function withBars(blocks: readonly Block[], lines: readonly Line[], { width, size }: Measure): Line[] {
  return lines.map((line, i): Line => {
    const { within, block, height, gap, rtl } = line;
    const before = lines[i - 1];
    const bars = quotesOf(blocks[block]!, { width, size }).map(({ part, x }) => {
      // From one paragraph of a quotation to the next it has no gap.
      const above = before?.within.includes(part) ? gap : 0;
      const left = rtl ? width - x - THICK * size : x;
      return { x: left, y: -above, width: THICK * size, height: height + above, tone: 'line' as const };
    });
    const isNote = line.kind === 'note' && before !== undefined && before.kind !== 'note';
    const rule = { x: 0, y: -gap / 2, width: RULE.width, height: RULE.thick, tone: 'line' as const };
    if (bars.length === 0 && !isNote) return line;
    return { ...line, within, backdrops: [...line.backdrops, ...bars, ...(isNote ? [rule] : [])] };
  });
}

/** The quotations around a block, and where their bars lie. */
function quotesOf(block: Block, measure: Measure) {
  const levels = block.within.filter(({ role }) => role === 'L' || role === 'BlockQuote');
  const most = leftOf(block, measure);
  return levels.flatMap((part, level) => {
    const x = (level * INDENT + BAR) * measure.size;
    return part.role === 'BlockQuote' && x < most ? [{ part, x }] : [];
  });
}

/** Rounding parts nothing, in points. */
const TOUCH = 0.01;

/** What is drawn behind lines in a box, by its place on the page: the box of code, the bar of a quotation, a table's rules. */
export function backdropsOf(lines: readonly Line[], box: Pick<Box, 'x' | 'y'>): readonly Backdrop[] {
  const found: Backdrop[] = [];
  let top = box.y;
  for (const [i, { gap, height, backdrops }] of lines.entries()) {
    const at = top + (i === 0 ? 0 : gap);
    for (const { y, ...backdrop } of backdrops) {
      // Nothing of it lies above the text.
      const from = Math.max(box.y, at + y);
      const own = { ...backdrop, x: box.x + backdrop.x, y: from, height: backdrop.height - (from - at - y) };
      const upper = found.findIndex((each) => touches(each, own));
      if (upper === -1) found.push(own);
      else found[upper] = { ...found[upper]!, height: found[upper]!.height + own.height };
    }
    top = at + height;
  }
  return found;
}

/** Whether one goes on in another below it. */
const touches = (upper: Backdrop, lower: Backdrop): boolean =>
  upper.tone === lower.tone &&
  upper.x === lower.x &&
  upper.width === lower.width &&
  Math.abs(upper.y + upper.height - lower.y) < TOUCH;

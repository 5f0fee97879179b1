import * as bidiModule from 'bidi-js';
import type { Segment } from './line.js';

/** The part of bidi-js that is used here: its types say that the module is the object which it makes. */
interface Bidi {
  getEmbeddingLevels(
    text: string,
    direction: 'auto',
  ): { readonly levels: Uint8Array; readonly paragraphs: readonly { readonly level: number }[] };
}

const { default: makeBidi } = bidiModule as unknown as { default: () => Bidi };
let bidi: Bidi | undefined;

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether a text has letters that are written from right to left. */
export const isRightToLeft = (text: string): boolean => RTL.test(text);

/** A segment with its embedding level: odd from right to left. */
export interface Levelled {
  readonly segment: Segment;
  readonly level: number;
}

/**
 * Embedding levels of a paragraph's characters by the Unicode bidirectional algorithm (UAX 9), its direction that of its
 * first letter that has one.
 */
export function levelsOf(text: string): { readonly rtl: boolean; levelAt(index: number): number } {
  if (!isRightToLeft(text)) return { rtl: false, levelAt: () => 0 };
  bidi ??= makeBidi();
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, 'auto');
  return { rtl: (paragraphs[0]?.level ?? 0) % 2 === 1, levelAt: (index) => levels[index] ?? 0 };
}

/** A line's segments from left to right (rule L2 of UAX 9). */
export function visualOrder(line: readonly Levelled[]): Segment[] {
  const order = [...line];
  const levels = line.map(({ level }) => level);
  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from;
      while (to < order.length && order[to]!.level >= level) to++;
      if (to - from > 1) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  }
  return order.map(({ segment }) => segment);
}

import type { Box, Element } from '../slide.js';
import type { Line } from '../text/line.js';
import { heightOf } from '../text/lines.js';
import { fitted, split } from './text.js';

/** What is left out at an answer's end. */
export interface LeftOut {
  readonly words: number;
  /** Which budget it was too much for: `10 more pages an answer`. */
  readonly budget: string;
}

/** `<subject>, 12 words, is left out: over the budget of 10 more pages an answer.` */
export const noticeOf = ({ words, budget }: LeftOut, subject: string): string =>
  `${subject}${words > 0 ? `, ${words} word${words === 1 ? '' : 's'},` : ''} is left out: over the budget of ${budget}.`;

/** The same in short, for the page that the answer begins on. */
export const noticeBefore = ({ words }: LeftOut): string =>
  words === 1
    ? '1 word is left out at its end.'
    : `${words > 0 ? `${words} words` : 'Lines'} are left out at its end.`;

/** Room for a notice below an answer, the gap between the two included, in points. */
export const NOTICE = 40;
const GAP = 8;

/**
 * The lines for one page, and those for the next ones. A `noticed` answer has a notice after its last line; on the `last` page
 * that there can be, room for one is kept where lines are left.
 */
export function partOf(
  lines: readonly Line[],
  height: number,
  { last, noticed }: { readonly last: boolean; readonly noticed: boolean },
): ReturnType<typeof split> {
  const whole = split(lines, height);
  if (whole.rest.length === 0 ? !noticed : !last) return whole;
  return split(lines, height - NOTICE);
}

/** The notice below an answer's lines. */
export function noticeElement(text: string, lines: readonly Line[], box: Box): Element {
  const y = Math.min(
    box.y + (lines.length > 0 ? heightOf(lines) + GAP : 0),
    box.y + box.height - NOTICE + GAP,
  );
  const place = { ...box, y, height: NOTICE - GAP };
  return fitted(text, { style: 'warning', box: place, align: 'left', markdown: false }).element;
}

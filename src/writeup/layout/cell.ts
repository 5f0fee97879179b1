import type { Cell } from '../figure.js';
import type { Box, Element } from '../slide.js';
import { heightOf } from '../text/lines.js';
import type { StyleName } from './styles.js';
import { fitted } from './text.js';

type Text = Element & { readonly kind: 'text' };

/** Of one cell, in points: its picture, and the texts around it. */
export interface Widths {
  readonly picture: number;
  readonly text: number;
}

/** In points. */
const TEXT_GAP = 3;
const TITLE = { one: 15, two: 27 } as const;
const BAR = 7;
const ENDS = 13;
const NOTE = 72;
/** Width of a zero, and of half a scale that has room for it. */
const ZERO = 8;
const ZERO_FROM = 40;

/** Cells side by side from a place on; `top` is where the pictures begin, `bottom` where the lowest text ends. */
export function cellElements(
  cells: readonly Cell[],
  from: { readonly x: number; readonly y: number },
  widths: readonly Widths[],
  gap: number,
): { elements: Element[]; top: number; bottom: number } {
  const titles = cells.map(({ title }, i) => (title ? titleAt(title, from.y, widths[i]!.text) : undefined));
  const above = Math.max(0, ...titles.map((title) => (title ? heightOf(title.lines) + TEXT_GAP : 0)));
  const top = from.y + above;
  const elements: Element[] = [];
  let { x } = from;
  let bottom = top;
  for (const [i, cell] of cells.entries()) {
    const { picture, text } = widths[i]!;
    const title = titles[i];
    const height = (picture * cell.picture.height) / cell.picture.width;
    // Titles stand on their pictures.
    if (title) {
      const y = top - TEXT_GAP - heightOf(title.lines);
      elements.push({ ...title, box: { ...title.box, x, y } });
    }
    const box = { x, y: top, width: picture, height };
    elements.push({ kind: 'picture', box, picture: cell.picture, alt: cell.alt });
    const under = below(cell, { x, y: top + height + TEXT_GAP, width: text, height: NOTE }, picture);
    elements.push(...under.elements);
    bottom = Math.max(bottom, under.bottom);
    x += text + gap;
  }
  return { elements, top, bottom };
}

/** A title on one line if it fits in any size, else on two. */
function titleAt(title: string, y: number, width: number): Text {
  const box = { x: 0, y, width, height: TITLE.one };
  const one = fitted(title, { style: 'cell', box, align: 'left', markdown: false });
  return one.cut ? textAt(title, 'cell', { ...box, height: TITLE.two }) : one.element;
}

/** The colour scale with its ends, as wide as the picture, and the note. */
function below({ bar, note }: Cell, box: Box, width: number): { elements: Element[]; bottom: number } {
  const elements: Element[] = [];
  let { y } = box;
  if (bar) {
    const scale = { ...box, y: y + 2, width, height: BAR };
    const half = { ...scale, y: scale.y + BAR + 1, width: width / 2, height: ENDS };
    elements.push(
      { kind: 'picture', box: scale, picture: bar.picture, alt: `Colours from ${bar.low} to ${bar.high}` },
      textAt(bar.low, 'note', half),
      ...zeroAt(bar.zero, half),
      textAt(bar.high, 'note', { ...half, x: box.x + width / 2 }, 'right'),
    );
    y = half.y + ENDS;
  }
  if (note) {
    const text = textAt(note, 'note', { ...box, y });
    elements.push(text);
    y += heightOf(text.lines);
  }
  return { elements, bottom: y };
}

/** Zero below a scale, where there is room between its ends. */
function zeroAt(zero: number | undefined, half: Box): Text[] {
  if (zero === undefined || half.width < ZERO_FROM) return [];
  const x = half.x + 2 * half.width * zero - ZERO / 2;
  return [textAt('0', 'note', { ...half, x, width: ZERO }, 'center')];
}

/** A text in the largest size of its style that fits its box. */
export const textAt = (text: string, style: StyleName, box: Box, align: Text['align'] = 'left'): Text =>
  fitted(text, { style, box, align, markdown: false }).element;

import type { Cell, Figure, Row } from '../figure.js';
import type { Box, Element } from '../slide.js';
import { heightOf } from '../text/lines.js';
import type { StyleName } from './styles.js';
import { fitted } from './text.js';

type Rows = Extract<Figure, { rows: unknown }>;

/** In points. */
const GAP = 16;
const ROW_GAP = 12;
const LABELS = 88;
const TEXT_GAP = 3;
const BAR = 7;
const LARGEST = 250;
const SMALLEST = 24;

/**
 * Rows of pictures in a box: all of one height, as large as the widest row and all texts leave room for. Pictures of the
 * same proportions stand in columns.
 */
export function figureElements({ rows, caption }: Rows, box: Box): Element[] {
  const below = caption ? textAt(caption, 'caption', { ...box, height: 44 }) : undefined;
  const room = box.height - (below ? heightOf(below.lines) + ROW_GAP : 0);
  const left = rows.some(({ label }) => label) ? LABELS : 0;
  const place = { ...box, x: box.x + left, width: box.width - left };
  let height = Math.min(LARGEST, ...rows.map((row) => widest(row, place.width)));
  // Texts below narrow pictures take more lines, so the height that fits is searched, not computed.
  while (height > SMALLEST && total(rows, place, height) > room) height -= 2;
  const elements: Element[] = [];
  let y = box.y;
  for (const row of rows) {
    const drawn = rowElements(row, { ...place, y }, height);
    if (row.label) {
      const label = { x: box.x, y: drawn.top, width: LABELS - GAP, height: height };
      elements.push(textAt(row.label, 'label', label));
    }
    elements.push(...drawn.elements);
    y += drawn.height + ROW_GAP;
  }
  if (below) elements.push({ ...below, box: { ...below.box, y } });
  return elements;
}

const aspect = ({ picture }: Cell): number => picture.width / picture.height;

/** Height at which a row's pictures fill the width. */
const widest = ({ cells }: Row, width: number): number =>
  (width - GAP * (cells.length - 1)) / cells.reduce((sum, cell) => sum + aspect(cell), 0);

const total = (rows: readonly Row[], box: Box, height: number): number =>
  rows.reduce((sum, row) => sum + rowElements(row, box, height).height + ROW_GAP, -ROW_GAP);

/** A row from the box's top; `top` is where its pictures begin. */
function rowElements(
  { cells }: Row,
  box: Box,
  height: number,
): { elements: Element[]; height: number; top: number } {
  const titles = cells.map((cell) => {
    const width = height * aspect(cell);
    return cell.title ? textAt(cell.title, 'cell', { x: 0, y: box.y, width, height: 28 }) : undefined;
  });
  const above = Math.max(0, ...titles.map((title) => (title ? heightOf(title.lines) + TEXT_GAP : 0)));
  const top = box.y + above;
  const elements: Element[] = [];
  let x = box.x;
  let bottom = top + height;
  for (const [i, cell] of cells.entries()) {
    const width = height * aspect(cell);
    const title = titles[i];
    // Titles stand on their pictures.
    if (title) elements.push(moved(title, x, top - TEXT_GAP - heightOf(title.lines)));
    elements.push({
      kind: 'picture',
      box: { x, y: top, width, height },
      picture: cell.picture,
      alt: cell.alt,
    });
    const under = belowPicture(cell, { x, y: top + height + TEXT_GAP, width, height: 60 });
    elements.push(...under.elements);
    bottom = Math.max(bottom, under.bottom);
    x += width + GAP;
  }
  return { elements, height: bottom - box.y, top };
}

/** The colour scale with its ends, and the note. */
function belowPicture({ bar, note }: Cell, box: Box): { elements: Element[]; bottom: number } {
  const elements: Element[] = [];
  let { y } = box;
  if (bar) {
    const scale = { ...box, y: y + 2, height: BAR };
    const ends = { ...box, y: scale.y + BAR + 1, height: 12 };
    elements.push(
      { kind: 'picture', box: scale, picture: bar.picture, alt: `Colours from ${bar.low} to ${bar.high}` },
      textAt(bar.low, 'note', { ...ends, width: box.width / 2 }),
      textAt(bar.high, 'note', { ...ends, x: box.x + box.width / 2, width: box.width / 2 }, 'right'),
    );
    y = ends.y + ends.height;
  }
  if (note) {
    const text = textAt(note, 'note', { ...box, y });
    elements.push(text);
    y += heightOf(text.lines);
  }
  return { elements, bottom: y };
}

type Text = Element & { readonly kind: 'text' };

const textAt = (text: string, style: StyleName, box: Box, align: Text['align'] = 'left'): Text =>
  fitted(text, { style, box, align, markdown: false }).element;

const moved = (text: Text, x: number, y: number): Text => ({ ...text, box: { ...text.box, x, y } });

import type { Cell, Figure, Row } from '../figure.js';
import type { Box, Element } from '../slide.js';
import { heightOf } from '../text/lines.js';
import { cellElements, textAt, type Widths } from './cell.js';

type Rows = Extract<Figure, { rows: unknown }>;

/** In points. */
const GAP = 16;
const ROW_GAP = 12;
const LABELS = 88;
const LARGEST = 250;
const SMALLEST = 24;
const STEP = 1;

/**
 * Rows of pictures in a box: all pictures of one height, as large as the widest row and all texts leave room for. Rows of
 * equal length stand in columns, and are turned into columns where the pictures are larger that way.
 */
export function figureElements({ rows, caption }: Rows, box: Box): Element[] {
  const below = caption ? textAt(caption, 'caption', { ...box, height: 44 }) : undefined;
  const room = { ...box, height: box.height - (below ? heightOf(below.lines) + ROW_GAP : 0) };
  const [best] = [rows, ...turned(rows)]
    .map((each) => grid(each, room))
    .sort((a, b) => b.pictures - a.pictures);
  const { elements, height } = best!;
  return below ? [...elements, { ...below, box: { ...below.box, y: box.y + height + ROW_GAP } }] : elements;
}

const uniform = (rows: readonly Row[]): boolean =>
  rows.length > 1 && rows.every(({ cells }) => cells.length === rows[0]!.cells.length);

/** Rows as columns: their labels head the columns, and the first row's titles become labels. */
function turned(rows: readonly Row[]): Row[][] {
  if (!uniform(rows) || rows.some(({ label }) => !label)) return [];
  const columns = rows[0]!.cells.map((first, i): Row => {
    const cells = rows.map(({ label, cells: own }): Cell => {
      const { title, ...cell } = own[i]!;
      return i === 0 ? { ...cell, title: label! } : cell;
    });
    return { cells, ...(first.title !== undefined && { label: first.title }) };
  });
  // A title that a turned figure has no place for would be lost.
  const lost = rows.slice(1).some((row) => row.cells.some(({ title }) => title !== undefined));
  return lost ? [] : [columns];
}

/** The rows in the largest size that fits a box: `pictures` is their height. */
function grid(rows: readonly Row[], box: Box): { elements: Element[]; height: number; pictures: number } {
  const left = rows.some(({ label }) => label) ? LABELS : 0;
  const place = { ...box, x: box.x + left, width: box.width - left };
  // Texts below narrow pictures take more lines, so the height that fits is searched, not computed.
  let above = Math.min(LARGEST, ...rows.map((row) => widest(row, place.width)));
  let pictures = above;
  let drawn = draw(rows, place, pictures);
  if (drawn.height > box.height) {
    pictures = Math.min(SMALLEST, above);
    drawn = draw(rows, place, pictures);
    while (above - pictures > STEP) {
      const middle = (pictures + above) / 2;
      const attempt = draw(rows, place, middle);
      if (attempt.height > box.height) above = middle;
      else [pictures, drawn] = [middle, attempt];
    }
  }
  const labels = rows.flatMap(({ label }, i) =>
    label
      ? [textAt(label, 'label', { x: box.x, y: drawn.tops[i]!, width: LABELS - GAP, height: pictures })]
      : [],
  );
  // Each label is read before its row.
  const elements = drawn.rows.flatMap((row, i) => {
    const own = labels.filter((label) => label.box.y === drawn.tops[i]);
    return [...own, ...row];
  });
  return { elements, height: drawn.height, pictures };
}

const aspect = ({ picture }: Cell): number => picture.width / picture.height;

/** Height of the figure's pictures at which a row's fill the width. */
const widest = ({ cells, share = 1 }: Row, width: number): number =>
  (width - GAP * (cells.length - 1)) / (share * cells.reduce((sum, cell) => sum + aspect(cell), 0));

/** Rows from a box's top in one size; `tops` are where their pictures begin. */
function draw(rows: readonly Row[], box: Box, height: number) {
  const column = (box.width + GAP) / rows[0]!.cells.length - GAP;
  const inColumns =
    uniform(rows) && rows.every(({ cells }) => cells.every((cell) => height * aspect(cell) <= column));
  const columns = inColumns ? column : 0;
  const tops: number[] = [];
  let { y } = box;
  const elements = rows.map(({ cells, share = 1 }) => {
    const own = share * height;
    const widths = cells.map((cell): Widths => {
      const picture = own * aspect(cell);
      return { picture, text: Math.max(picture, columns) };
    });
    const row = cellElements(cells, { x: box.x, y }, widths, { height: own, gap: GAP });
    tops.push(row.top);
    y = row.bottom + ROW_GAP;
    return row.elements;
  });
  return { rows: elements, tops, height: y - ROW_GAP - box.y };
}

import type { Cell, Row } from '../figure.js';
import type { Box } from '../slide.js';
import { textWidth } from '../text/shape.js';
import { areaSide, type Block } from './block.js';
import { cellElements, textAt, type Widths } from './cell.js';
import { STYLES } from './styles.js';

/** In points. */
const GAP = 16;
const ROW_GAP = 12;
/** Width of the labels at the left, also as a share of the box. */
const LABELS = 88;
const LABELS_SHARE = 0.24;
/** A longest word of theirs gets at most this share. */
const WORD_SHARE = 0.4;
/** Of the pictures of a row without a hero, beside one that has some. */
const LED = 0.6;
const SMALLEST = 24;
const STEP = 1;
/** Least height of a label. */
const LABEL = 30;

/**
 * Rows with labels at their left in a box: pictures in the largest size that the widest row and all texts leave room for. Rows of
 * equal length stand in columns, and are turned into columns where the pictures are larger that way. Where some rows are heroes the
 * others are smaller.
 *
 * `most`: of a picture, the side of a square as large, in points.
 */
export function rowsIn(rows: readonly Row[], box: Box, most = Number.POSITIVE_INFINITY): Block {
  const shares = rows.map((row) => (isLed(row) || !rows.some(isLed) ? 1 : LED));
  const [best] = [rows, ...(shares.every((share) => share === 1) ? turned(rows) : [])]
    .map((each) => grid(each, shares, box, most))
    .sort((a, b) => b.size - a.size);
  return best!;
}

const isLed = ({ cells }: Row): boolean => cells.some(({ hero }) => hero);

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

/** The rows in the largest size that fits a box. */
function grid(rows: readonly Row[], shares: readonly number[], box: Box, most: number): Block {
  const left = rows.some(({ label }) => label)
    ? Math.max(
        Math.min(LABELS, box.width * LABELS_SHARE),
        Math.min(GAP + longestWord(rows), box.width * WORD_SHARE),
      )
    : 0;
  const place = { ...box, x: box.x + left, width: box.width - left };
  const cells = rows.flatMap((row) => row.cells);
  const cap = Math.min(...cells.map((cell) => most / areaSide(cell)));
  // Texts below narrow pictures take more lines, so the height that fits is searched, not computed.
  let above = Math.min(box.height, cap, ...rows.map((row, i) => widest(row, shares[i]!, place.width)));
  let pictures = above;
  let drawn = draw(rows, shares, place, pictures);
  if (drawn.height > box.height) {
    pictures = Math.min(SMALLEST, above);
    drawn = draw(rows, shares, place, pictures);
    while (above - pictures > STEP) {
      const middle = (pictures + above) / 2;
      const attempt = draw(rows, shares, place, middle);
      if (attempt.height > box.height) above = middle;
      else [pictures, drawn] = [middle, attempt];
    }
  }
  const labels = rows.map(({ label }, i) => {
    const height = Math.max(pictures * shares[i]!, LABEL);
    return label ? [textAt(label, 'label', { x: box.x, y: drawn.tops[i]!, width: left - GAP, height })] : [];
  });
  // Each label is read before its row.
  const elements = drawn.rows.flatMap((row, i) => [...labels[i]!, ...row]);
  const heroes = cells.some(({ hero }) => hero) ? cells.filter(({ hero }) => hero) : cells;
  return {
    elements,
    height: drawn.height,
    width: left + drawn.width,
    size: pictures * Math.min(...heroes.map(areaSide)),
  };
}

const aspect = ({ picture }: Cell): number => picture.width / picture.height;

/** Width of the longest word of the labels, in their largest letters: none is broken. */
function longestWord(rows: readonly Row[]): number {
  const { sizes, face } = STYLES.label;
  const words = rows.flatMap(({ label = '' }) => label.split(/\s+/));
  return Math.max(...sizes) * Math.max(...words.map((word) => textWidth(face, word)));
}

/** Height of the figure's pictures at which a row's fill the width. */
const widest = ({ cells }: Row, share: number, width: number): number =>
  (width - GAP * (cells.length - 1)) / (share * cells.reduce((sum, cell) => sum + aspect(cell), 0));

/** Rows from a box's top in one size; `tops` are where their pictures begin. */
function draw(rows: readonly Row[], shares: readonly number[], box: Box, height: number) {
  const column = (box.width + GAP) / rows[0]!.cells.length - GAP;
  const inColumns =
    uniform(rows) && rows.every(({ cells }) => cells.every((cell) => height * aspect(cell) <= column));
  const columns = inColumns ? column : 0;
  const tops: number[] = [];
  let [y, width] = [box.y, 0];
  const elements = rows.map(({ cells }, i) => {
    const own = shares[i]! * height;
    const widths = cells.map((cell): Widths => {
      const picture = own * aspect(cell);
      return { picture, text: Math.max(picture, columns) };
    });
    const row = cellElements(cells, { x: box.x, y }, widths, GAP);
    tops.push(row.top);
    width = Math.max(
      width,
      widths.reduce((sum, { text }) => sum + text + GAP, -GAP),
    );
    y = row.bottom + ROW_GAP;
    return row.elements;
  });
  return { rows: elements, tops, width, height: y - ROW_GAP - box.y };
}

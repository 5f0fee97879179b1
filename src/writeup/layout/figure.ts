import type { Cell, Figure, Row } from '../figure.js';
import type { Box, Element } from '../slide.js';
import { heightOf } from '../text/lines.js';
import { type Block, moved } from './block.js';
import { textAt } from './cell.js';
import { flowIn } from './flow.js';
import { rowsIn } from './rows.js';

type Rows = Extract<Figure, { rows: unknown }>;

/** Lays pictures out in a box, none larger than a square of side `most`. */
type Layout = (box: Box, most?: number) => Block;

/** In points. */
const GAP = 12;
const GUTTER = 28;
/** Highest captions: of the whole figure, and of a column beside the hero. */
const CAPTION = { whole: 44, column: 130 } as const;
/** What led to the hero is so large if there is room, else as small as this, in points, and so much smaller than the hero. */
const CLEAR = 64;
const LEAST = 40;
const SMALLER = 0.85;
/** Least width of the column beside the hero. */
const COLUMN = 150;
/** Shares of the width or height that are tried for the hero. */
const SHARES = [0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4];
/** Heroes of nearly one size count as equal; rows that one reads from above are parted only for clearly larger ones. */
const EQUAL = 0.98;
const CLEARLY = 1.3;

/** A way to lay a figure out. */
interface Way {
  readonly elements: Element[];
  readonly height: number;
  /** Of the heroes, then of what stands beside them. */
  readonly size: number;
  readonly rest: number;
}

/**
 * The pictures of a figure in a box, with its caption. The heroes, what the page is asked for, are as large as can be: with all that
 * led to them in rows above, or small beside or below them; what gives the largest heroes is taken. Without heroes all are alike.
 */
export function figureElements({ rows, caption }: Rows, box: Box): Element[] {
  const { all, heroes, others } = layoutsOf(rows);
  const ways = [
    ...(all ? [whole(all, caption, box)] : []),
    ...(heroes && others
      ? [...beside(heroes, others, caption, box), ...below(heroes, others, caption, box)]
      : []),
  ];
  const fitting = ways.filter(({ height }) => height <= box.height + 0.5);
  const clear = fitting.filter(({ rest }) => rest >= CLEAR);
  return best([clear, fitting, ways].find((each) => each.length > 0)!).elements;
}

const best = (ways: readonly Way[]): Way =>
  ways.reduce((a, b) => {
    if (b.size * EQUAL > a.size) return b;
    return a.size * EQUAL > b.size || a.rest >= b.rest ? a : b;
  });

/** What can be laid out by itself: the whole, where it needs no parting; the heroes, and the others. */
function layoutsOf(given: readonly Row[]): { all?: Layout; heroes?: Layout; others?: Layout } {
  const rows = given.some(({ cells }) => cells.length > 1) || given.length === 1 ? given : [asCells(given)];
  const cells = rows.flatMap((row) => row.cells);
  const isHero = ({ hero }: Cell): boolean => hero === true;
  const labelled = rows.some(({ label }) => label);
  const flow =
    (own: readonly Cell[]): Layout =>
    (box, most) =>
      flowIn(own, box, { most, spread: !own.some(isHero) });
  const grid =
    (own: readonly Row[]): Layout =>
    (box, most) =>
      rowsIn(own, box, most);
  if (!labelled) {
    if (cells.every(isHero) || !cells.some(isHero)) return { all: flow(cells) };
    return {
      heroes: flow(cells.filter(isHero)),
      others: flow(cells.filter((cell) => !isHero(cell))),
      ...(rows.length > 1 &&
        rows.every((row) => row.cells.every(isHero) || !row.cells.some(isHero)) && { all: grid(rows) }),
    };
  }
  const [led, ...more] = rows.filter((row) => row.cells.some(isHero));
  if (!led || more.length > 0 || !rows.some((row) => row !== led)) return { all: grid(rows) };
  const others = rows.filter((row) => row !== led);
  return { all: grid(rows), heroes: flow(titled(led, rows[0]!)), others: grid(others) };
}

/** Rows of one picture each: their labels become titles. */
const asCells = (rows: readonly Row[]): Row => ({
  cells: rows.flatMap(({ label, cells }) =>
    cells.map((cell) => ({ ...cell, ...titleOf([label, cell.title]) })),
  ),
});

/** A row's cells away from the others: with what stood at its left and above it. */
const titled = ({ label, cells }: Row, { cells: heads }: Row): Cell[] =>
  cells.map((cell, i) => ({ ...cell, ...titleOf([label, cell.title ?? heads[i]?.title]) }));

const titleOf = (words: readonly (string | undefined)[]): { title?: string } => {
  const title = words.filter((word) => word !== undefined).join(': ');
  return title === '' ? {} : { title };
};

/** All in one, the caption below. */
function whole(layout: Layout, caption: string | undefined, box: Box): Way {
  const below = captionIn(caption, { ...box, height: CAPTION.whole });
  const block = layout({ ...box, height: box.height - below.height });
  const placed = below.at(box.y + block.height);
  return {
    elements: [...block.elements, ...placed],
    height: block.height + below.height,
    size: CLEARLY * block.size,
    rest: block.size,
  };
}

/** The heroes at the right, at their left the others; the caption below these, or below all. */
function beside(heroes: Layout, others: Layout, caption: string | undefined, box: Box): Way[] {
  const narrow = inTwo(heroes, others, caption, box);
  if (!caption) return narrow;
  const below = captionIn(caption, { ...box, height: CAPTION.whole });
  const wide = inTwo(heroes, others, undefined, { ...box, height: box.height - below.height });
  return [
    ...narrow,
    ...wide.map((way) => ({
      ...way,
      elements: [...way.elements, ...below.at(box.y + way.height)],
      height: way.height + below.height,
    })),
  ];
}

/** The heroes at the right, at their left the others with a caption of their own. */
function inTwo(heroes: Layout, others: Layout, caption: string | undefined, box: Box): Way[] {
  return SHARES.flatMap((share) => {
    const large = heroes({ ...box, width: share * box.width });
    if (large.height > box.height + 0.5) return [];
    const column = { ...box, width: box.width - large.width - GUTTER };
    if (column.width < COLUMN) return [];
    const words = captionIn(caption, { ...column, height: CAPTION.column });
    const small = others({ ...column, height: box.height - words.height }, SMALLER * large.size);
    if (small.size < LEAST || small.width > column.width + 0.5) return [];
    const shown = moved(large, box.width - large.width, 0);
    return {
      elements: [...small.elements, ...words.at(box.y + small.height), ...shown.elements],
      height: Math.max(large.height, small.height + words.height),
      size: large.size,
      rest: small.size,
    };
  });
}

/** The heroes on top, the others below them, then the caption. */
function below(heroes: Layout, others: Layout, caption: string | undefined, box: Box): Way[] {
  const words = captionIn(caption, { ...box, height: CAPTION.whole });
  const height = box.height - words.height;
  return SHARES.flatMap((share) => {
    const large = heroes({ ...box, height: share * height });
    const room = height - large.height - GAP;
    if (room < LEAST) return [];
    const under = { ...box, y: box.y + large.height + GAP, height: room };
    const small = others(under, SMALLER * large.size);
    if (small.size < LEAST) return [];
    const bottom = large.height + GAP + small.height;
    return {
      elements: [...large.elements, ...small.elements, ...words.at(box.y + bottom)],
      height: bottom + words.height,
      size: large.size,
      rest: small.size,
    };
  });
}

/** A caption with the gap above it, to be placed where something ends. */
function captionIn(caption: string | undefined, box: Box): { height: number; at(y: number): Element[] } {
  if (!caption) return { height: 0, at: () => [] };
  const text = textAt(caption, 'caption', box);
  const height = heightOf(text.lines);
  return { height: height + GAP, at: (y) => [{ ...text, box: { ...text.box, y: y + GAP, height } }] };
}

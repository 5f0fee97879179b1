import type { Cell } from '../figure.js';
import type { Box, Element } from '../slide.js';
import { areaSide, type Block } from './block.js';
import { cellElements, type Widths } from './cell.js';

/** In points. */
const GAP = 16;
const LINE_GAP = 12;
/** Width of a text below a narrow picture; where lines are spread, texts may be so many times as wide as their pictures. */
const TEXT = 84;
const SPREAD = 1.6;
/** Room for what stands around a line's pictures, as long as only lines are chosen. */
const AROUND = { title: 18, bar: 24, note: 14 } as const;
/** Beyond this all stand on one line: nobody looks at 2^n ways. */
const MOST_CELLS = 8;
/** Pictures of nearly one size count as equal: then the fewest lines, and the most even ones, are taken. */
const EQUAL = 0.98;
/** Halvings when a size is searched, and the least height of a line in points. */
const STEPS = 10;
const SMALLEST = 8;

interface Limits {
  /** Of a picture, the side of a square as large, in points. */
  readonly most: number;
  /** What is left of a line's width goes to the texts. */
  readonly spread: boolean;
}

/**
 * Pictures one after the other in lines, broken where the smallest of them becomes as large as it can: a panorama gets a line of its
 * own, four squares become two lines in a narrow box. In a line all have one height, but those that `most` keeps smaller.
 */
export function flowIn(
  cells: readonly Cell[],
  box: Box,
  {
    most = Number.POSITIVE_INFINITY,
    spread = false,
  }: { readonly most?: number | undefined; readonly spread?: boolean } = {},
): Block {
  const limits = { most, spread };
  const [best] = linesOf(cells)
    .map((lines) => {
      const heights = lines.map((line) => naturalHeight(line, box, limits));
      const around = lines.reduce((sum, line) => sum + aroundOf(line) + LINE_GAP, -LINE_GAP);
      const total = (most: number): number =>
        heights.reduce((sum, height) => sum + Math.min(height, most), around);
      const cap = largest(SMALLEST, box.height, (each) => total(each) <= box.height);
      return { lines, heights, size: smallest(lines, heights, cap, limits) };
    })
    .sort((a, b) => b.size - a.size)
    .filter(({ size }, _, [first]) => size >= EQUAL * first!.size)
    .sort((a, b) => a.lines.length - b.lines.length || unevenness(a.lines) - unevenness(b.lines));
  const { lines, heights } = best!;
  // Texts below narrow pictures take more lines, so the height that fits is searched, not computed.
  const drawn = (cap: number) => draw(lines, capped(heights, cap), box, limits);
  const cap = largest(SMALLEST, box.height, (each) => drawn(each).height <= box.height);
  return { ...drawn(cap), size: smallest(lines, heights, cap, limits) };
}

/** By how many pictures the longest line exceeds the shortest. */
function unevenness(lines: readonly Cell[][]): number {
  const lengths = lines.map((line) => line.length);
  return Math.max(...lengths) - Math.min(...lengths);
}

const capped = (heights: readonly number[], most: number): number[] =>
  heights.map((height) => Math.min(height, most));

/** The largest number between two that is right, where all below a right one are; the lower one if none is. */
function largest(low: number, high: number, isRight: (each: number) => boolean): number {
  if (isRight(high)) return high;
  let [right, wrong] = [low, high];
  for (let step = 0; step < STEPS; step++) {
    const middle = (right + wrong) / 2;
    if (isRight(middle)) right = middle;
    else wrong = middle;
  }
  return right;
}

const heightIn = (cell: Cell, line: number, { most }: Limits): number =>
  Math.min(line, most / areaSide(cell));

const smallest = (
  lines: readonly Cell[][],
  heights: readonly number[],
  cap: number,
  limits: Limits,
): number =>
  Math.min(
    ...capped(heights, cap).flatMap((height, i) =>
      lines[i]!.map((cell) => heightIn(cell, height, limits) * areaSide(cell)),
    ),
  );

/** All ways to break cells into lines. */
function linesOf(cells: readonly Cell[]): Cell[][][] {
  const places = cells.length > MOST_CELLS ? 0 : cells.length - 1;
  return Array.from({ length: 2 ** places }, (_, breaks) => {
    const lines: Cell[][] = [[]];
    for (const [i, cell] of cells.entries()) {
      if (i > 0 && i <= places && (breaks >> (i - 1)) & 1) lines.push([]);
      lines.at(-1)!.push(cell);
    }
    return lines;
  });
}

function aroundOf(line: readonly Cell[]): number {
  const has = (what: keyof typeof AROUND): number => (line.some((cell) => cell[what]) ? AROUND[what] : 0);
  return has('title') + has('bar') + has('note');
}

/** The largest height at which a line is no wider than the box. */
function naturalHeight(line: readonly Cell[], box: Box, limits: Limits): number {
  const most = Math.min(box.height, Math.max(...line.map((cell) => heightIn(cell, box.height, limits))));
  return largest(0, most, (each) => widthOf(widthsOf(line, each, box, limits)) <= box.width + 0.01);
}

/** Widths of a line's cells; texts have room below narrow pictures, as far as there is some. */
function widthsOf(line: readonly Cell[], height: number, { width }: Box, limits: Limits): Widths[] {
  const text = Math.min(TEXT, (width - GAP * (line.length - 1)) / line.length);
  return line.map((cell) => {
    const picture = (heightIn(cell, height, limits) * cell.picture.width) / cell.picture.height;
    return { picture, text: Math.max(picture, text) };
  });
}

/** What is left of a line's width given to its cells alike, so that pictures in several lines stay in columns. */
function spreadOver(widths: readonly Widths[], { width }: Box): Widths[] {
  const left = width - widthOf(widths);
  return widths.map(({ picture, text }) => ({
    picture,
    text: Math.min(text + left / widths.length, Math.max(text, SPREAD * picture)),
  }));
}

const widthOf = (widths: readonly Widths[]): number =>
  widths.reduce((sum, { text }) => sum + text + GAP, -GAP);

function draw(
  lines: readonly Cell[][],
  heights: readonly number[],
  box: Box,
  limits: Limits,
): Omit<Block, 'size'> {
  const elements: Element[] = [];
  let [y, width] = [box.y, 0];
  for (const [i, line] of lines.entries()) {
    const tight = widthsOf(line, heights[i]!, box, limits);
    const widths = limits.spread ? spreadOver(tight, box) : tight;
    const drawn = cellElements(line, { x: box.x, y }, widths, GAP);
    elements.push(...drawn.elements);
    y = drawn.bottom + LINE_GAP;
    width = Math.max(width, widthOf(tight));
  }
  return { elements, width, height: y - LINE_GAP - box.y };
}

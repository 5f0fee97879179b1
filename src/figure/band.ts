import { type Bar, barLabels, gradient } from './bar.js';
import { fit } from './fit.js';
import type { Drawn, Raster } from './raster.js';
import { outlined, type Type } from './text.js';
import { fitted, wrapped } from './text-fit.js';

/** A picture of a sheet. */
export interface Cell {
  /** Above the picture; empty for none. */
  readonly title: string;
  readonly picture: Raster | Drawn;
  /** In small letters below it; default: the picture's own note. Empty for none. */
  readonly note?: string;
  /** A colour scale below the picture. */
  readonly bar?: Bar;
}

/** All lengths in pixels. */
export const MARGIN = 16;
export const GAP = 16;
const HEADLINE: Type = { size: 20, face: 'bold', colour: '#1a1a1a' };
const TITLE: Type = { size: 14, face: 'bold', colour: '#1a1a1a' };
const NOTE: Type = { size: 12, face: 'regular', colour: '#5a5a5a' };
const LABEL: Type = { ...NOTE, colour: '#1a1a1a' };
const LINE = 16;
const NOTE_LINES = 6;
const DESCENT = 4;
const BAR = 10;
const FRAME = '#c8c8c8';

/** Pictures and vector drawings over the sheet's whole width; places are from the band's upper edge. */
export interface Band {
  readonly height: number;
  readonly svg: string;
  readonly pictures: readonly { readonly raster: Raster; readonly left: number; readonly top: number }[];
}

/** The sheet's title, if it has one; `width` is the sheet's. */
export function headline(title: string | undefined, width: number): Band[] {
  if (!title) return [];
  const [text, type] = fitted(title, width - 2 * MARGIN, HEADLINE, 14);
  return [{ height: 24, svg: outlined(text, MARGIN, 19, type), pictures: [] }];
}

/** Cells side by side, their pictures beginning at one height; `side` is a cell's width. */
export async function row(cells: readonly Cell[], side: number): Promise<Band> {
  const top = cells.some(({ title }) => title) ? 22 : 0;
  const drawn = await Promise.all(cells.map((cell, i) => draw(cell, side, MARGIN + i * (side + GAP), top)));
  return {
    height: Math.max(...drawn.map(({ height }) => height)),
    svg: drawn.map(({ svg }) => svg).join(''),
    pictures: drawn.flatMap(({ pictures }) => pictures),
  };
}

/** A title, a picture that begins at `top`, and what belongs to it closely below. */
async function draw(cell: Cell, side: number, left: number, top: number): Promise<Band> {
  const { title, bar } = cell;
  const picture = await fit(cell.picture, side);
  const pictures = [{ raster: picture, left, top }];
  const [text, type] = fitted(title, side, TITLE, 12);
  const svg = [outlined(text, left, 14, type), framed(left, top, picture)];
  let height = top + picture.height + 1;
  if (bar) {
    const scale = { raster: gradient(bar, picture.width, BAR), left, top: height + 7 };
    pictures.push(scale);
    svg.push(framed(left, scale.top, scale.raster));
    svg.push(barLabels(bar, left, scale.top + BAR + 14, picture.width, LABEL));
    height = scale.top + BAR + 18;
  }
  for (const line of wrapped(noteOf(cell), side, NOTE, NOTE_LINES)) {
    height += LINE;
    svg.push(outlined(line, left, height, NOTE));
  }
  return { height: height + DESCENT, svg: svg.join(''), pictures };
}

const noteOf = ({ note, picture }: Cell): string => note ?? ('note' in picture ? picture.note : '');

/** A thin line around a picture, which may be as white as the sheet. */
const framed = (x: number, y: number, { width, height }: Raster): string =>
  `<rect x="${x - 0.5}" y="${y - 0.5}" width="${width + 1}" height="${height + 1}" fill="none" stroke="${FRAME}"/>`;

import type { Picture } from '../figure.js';
import type { Inline } from './atoms.js';
import { type Line, type Look, type MathRun, type Segment, sameLook } from './line.js';
import { formulaOf } from './math.js';
import { type Levelled, type levelsOf, visualOrder } from './order.js';
import { isPlain, reachOf, shaped, textWidth, widthOf } from './shape.js';
import { IDENTITY, transformed } from './svg-path.js';

/** DejaVu Sans's ascent and descent in ems: what a line's letters need above and below the baseline. */
const [ASCENT, DESCENT] = [0.93, 0.24];
/** MathJax's letters are smaller than DejaVu Sans's at one size. */
const MATH = 1.15;
/** Between a formula, or a picture, and the lines around it, in ems. */
const MATH_GAP = 0.12;
const PICTURE_GAP = 0.3;
/** Higher formulas are made smaller, in ems: a line must fit a page. */
const TALLEST = 20;
/** Subscripts and superscripts: their size, and how far their baselines lie below the line's, in ems. */
const SCRIPT = 0.7;
const SHIFTS = { sub: 0.18, super: -0.36 } as const;
/** Points a pixel of a picture has; a small one is enlarged up to so many points. Higher ones than so many ems are made smaller. */
const [PIXEL, LEAST_PICTURE, TALLEST_PICTURE] = [0.75, 200, 17];

/** A piece of a line, and its width in points. */
export interface Item {
  readonly piece: Inline;
  readonly width: number;
}

/** How a block's lines lie: lengths in points. */
export interface Shape {
  /** Indentation, at the side where lines begin. */
  readonly left: number;
  readonly width: number;
  readonly size: number;
  readonly leading: number;
  readonly mark?: string;
}

/** Size of letters of a look, in a text of `size` points. */
export const sizeOf = ({ script }: Look, size: number): number => (script ? SCRIPT * size : size);

/** Points an em of a formula has: its letters match the text's, but it is never wider than the line, nor higher than a page. */
export function mathScale(run: MathRun, size: number, width: number): number {
  const own = formulaOf(run)!;
  return Math.min(MATH * size, width / own.width, (TALLEST * size) / (own.height + own.depth));
}

/** A picture's size on a line, in points: as wide as its pixels, a small one wider, none beyond the line or as high as a page. */
export function pictureSize(picture: Picture, size: number, room: number): { width: number; height: number } {
  const ratio = picture.height / picture.width;
  const wished = Math.max(PIXEL * picture.width, LEAST_PICTURE);
  const width = Math.min(wished, room, (TALLEST_PICTURE * size) / ratio);
  return { width, height: width * ratio };
}

/** Places a line's pieces, and finds its height. */
export function place(
  items: readonly Item[],
  { rtl, levelAt }: ReturnType<typeof levelsOf>,
  shape: Shape,
): Pick<Line, 'segments' | 'height' | 'baseline'> {
  const { left, width, size, leading, mark } = shape;
  const room = width - left;
  let at = 0;
  const wished = joinedItems(items).flatMap((item) => {
    const from = at;
    at += item.piece.kind === 'text' ? item.piece.text.length : 1;
    return levelled(item, (i) => levelAt(from + i), size, room);
  });
  const levels = within(wished, room);
  const total = widthIn(levels);
  const only = items.length === 1 ? items[0]!.piece : undefined;
  const centred = only?.kind === 'math' && only.display;
  let x = centred ? left + (room - total) / 2 : rtl ? room - total : left;
  const places = new Map<Segment, number>();
  for (const segment of visualOrder(levels)) {
    places.set(segment, x);
    x += segment.width;
  }
  const segments: Segment[] = [];
  for (const { segment } of levels) {
    const placed = { ...segment, x: places.get(segment)! };
    const joined = joinedTo(segments.at(-1), placed);
    if (joined) segments[segments.length - 1] = joined;
    else segments.push(placed);
  }
  if (mark !== undefined) segments.unshift(markSegment(mark, rtl, shape));
  return { segments, ...heights(items, size, room, leading) };
}

const widthIn = (levels: readonly Levelled[]): number =>
  levels.reduce((sum, { segment }) => sum + segment.width, 0);

/** Of sums of widths, in points. */
const ROUNDING = 0.001;

/** Beside a neighbour a sign may be of another font, and wider than it was measured: letters are made as much smaller, then. */
function within(levels: readonly Levelled[], room: number): readonly Levelled[] {
  const more = widthIn(levels) - room;
  if (more <= ROUNDING) return levels;
  const letters = widthIn(
    levels.filter(({ segment }) => segment.kind !== 'math' && segment.kind !== 'picture'),
  );
  const factor = Math.max(0, 1 - more / letters);
  return levels.map(({ level, segment }) =>
    segment.kind === 'math' || segment.kind === 'picture'
      ? { level, segment }
      : { level, segment: { ...segment, size: segment.size * factor, width: segment.width * factor } },
  );
}

/** Words of other scripts are shaped with what follows them, and with the parts that the line could have been broken between. */
function joinedItems(items: readonly Item[]): Item[] {
  const joined: Item[] = [];
  for (const item of items) {
    const [last, { piece }] = [joined.at(-1), item];
    const texts = last?.piece.kind === 'text' && piece.kind === 'text' && sameLook(last.piece, piece);
    if (texts && !(isPlain(last.piece.text) && isPlain(piece.text))) {
      const both = { ...last.piece, text: last.piece.text + piece.text };
      joined[joined.length - 1] = { piece: both, width: last.width + item.width };
    } else joined.push(item);
  }
  return joined;
}

/** Neighbours of one look are drawn as one: what follows lies to the right, or to the left where that is the direction. */
function joinedTo(last: Segment | undefined, next: Segment): Segment | undefined {
  if (last?.kind !== 'text' || next.kind !== 'text' || last.rtl !== next.rtl) return undefined;
  if (last.font !== next.font || !sameLook(last, next)) return undefined;
  const [left, right] = last.rtl ? [next, last] : [last, next];
  // Numbers in a line from right to left need not lie after each other.
  if (Math.abs(left.x + left.width - right.x) > 0.01) return undefined;
  return { ...last, text: last.text + next.text, x: left.x, width: last.width + next.width };
}

function levelled(
  { piece, width }: Item,
  levelAt: (index: number) => number,
  size: number,
  room: number,
): Levelled[] {
  if (piece.kind === 'picture') {
    const { picture, alt } = piece;
    const { height } = pictureSize(picture!, size, room);
    return [{ level: levelAt(0), segment: { kind: 'picture', picture: picture!, alt, x: 0, width, height } }];
  }
  if (piece.kind === 'math') {
    const { tex, display } = piece;
    const scale = mathScale(piece, size, room) / 1000;
    const paths = formulaOf(piece)!.paths.map(({ path, ...rest }) => ({
      path: transformed(path, { ...IDENTITY, sx: scale, sy: scale }),
      ...rest,
    }));
    return [{ level: levelAt(0), segment: { kind: 'math', tex, display, x: 0, width, paths } }];
  }
  const { text, kind, ...look } = piece;
  const own = { size: sizeOf(look, size), ...(look.script && { dy: SHIFTS[look.script] * size }) };
  const found: Levelled[] = [];
  for (let from = 0; from < text.length; ) {
    const level = levelAt(from);
    let to = from + 1;
    while (to < text.length && levelAt(to) === level) to++;
    const rtl = level % 2 === 1;
    for (const part of shaped(look.style, text.slice(from, to), look.language)) {
      const ems = widthOf(part.text, part.font, look.language, rtl ? 'rtl' : 'ltr');
      const segment = { kind, ...part, ...look, ...own, rtl, x: 0, width: ems * own.size } as const;
      found.push({ level, segment });
    }
    from = to;
  }
  return found;
}

/** Between a list item's mark and its text, in ems. */
const MARK_GAP = 0.5;

/** What a list item's mark takes before the text, in ems. */
export const markRoom = (mark: string): number => textWidth('regular', mark) + MARK_GAP;

function markSegment(mark: string, rtl: boolean, { left, width, size }: Shape): Segment {
  const own = textWidth('regular', mark) * size;
  const gap = MARK_GAP * size;
  const x = rtl ? width - left + gap : Math.max(0, left - own - gap);
  const { text, font } = shaped('regular', mark)[0]!;
  return { kind: 'text', text, font, style: 'regular', size, rtl: false, x, width: own };
}

/** A line is as high as its letters, some scripts' more than others', or as its tallest formula. */
export function heights(
  items: readonly Item[],
  size: number,
  room: number,
  leading: number,
): { height: number; baseline: number } {
  let above = (leading - (ASCENT + DESCENT) * size) / 2 + ASCENT * size;
  let below = leading - above;
  for (const { piece } of items) {
    if (piece.kind === 'picture')
      above = Math.max(above, pictureSize(piece.picture!, size, room).height + PICTURE_GAP * size);
    if (piece.kind === 'text') {
      const letters = sizeOf(piece, size);
      const { ascent, descent } = reachOf(piece.style, piece.text, piece.language);
      above = Math.max(above, ascent * letters);
      below = Math.max(below, descent * letters);
    }
    if (piece.kind !== 'math') continue;
    const { height, depth } = formulaOf(piece)!;
    const scale = mathScale(piece, size, room);
    above = Math.max(above, height * scale + MATH_GAP * size);
    below = Math.max(below, depth * scale + MATH_GAP * size);
  }
  return { height: above + below, baseline: above };
}

import { type Atom, atomsOf, type Formula, type Piece } from './atoms.js';
import { clustersOf } from './fonts.js';
import type { Block, Line, Run } from './line.js';
import { formulaOf } from './math.js';
import { levelsOf } from './order.js';
import { heights, type Item, markRoom, mathScale, place } from './place.js';
import { textWidth } from './shape.js';

/** Leading, indentation of lists, and room above blocks, in ems. */
const LEADING = 1.4;
const INDENT = 2;
const GAP = { item: 0.3, other: 0.65 } as const;
const DEEPEST = 6;
/** Longer words are wider than any line. */
const UNMEASURED = 2000;

/** Where lines go: their width, and the size of their letters, in points. */
export interface Measure {
  readonly width: number;
  readonly size: number;
}

/**
 * Breaks blocks into lines of at most `width` points in letters of `size` points. A word or a formula wider than the line
 * is broken or made smaller, so nothing is lost.
 */
export function linesOf(blocks: readonly Block[], measure: Measure): Line[] {
  return blocks.flatMap((block, index) => {
    const { filled, left, gap } = fill(block, index, measure);
    // A formula is one character of the text that the order of scripts is found in.
    const texts = filled.map(({ items }) => items.map(({ piece }) => textOf(piece)).join(''));
    const levels = levelsOf(texts.join(' '));
    let at = 0;
    return filled.map(({ items, spaced }, i): Line => {
      const mark = i === 0 && block.mark !== undefined ? { mark: block.mark } : {};
      const { kind, depth, within } = block;
      const { size } = measure;
      const shape = { ...measure, left, leading: LEADING * size, ...mark };
      const from = at;
      at += texts[i]!.length + 1;
      return {
        ...place(items, { ...levels, levelAt: (j) => levels.levelAt(from + j) }, shape),
        ...{ runs: runsOf(items), gap: i === 0 ? gap : 0, size },
        ...{ rtl: levels.rtl, block: index, kind, depth, spaced },
        ...mark,
        ...(within && { within }),
      };
    });
  });
}

/** Height in points that `linesOf` would need, at a fraction of its cost. */
export const heightNeeded = (blocks: readonly Block[], measure: Measure): number =>
  blocks.reduce((sum, block, index) => {
    const { filled, left, gap } = fill(block, index, measure);
    const { size, width } = measure;
    const own = filled.map(({ items }) => heights(items, size, width - left, LEADING * size).height);
    return sum + gap + own.reduce((all, each) => all + each, 0);
  }, 0);

/** A block's words on lines, not yet placed. */
function fill(block: Block, index: number, { width, size }: Measure) {
  const mark = block.mark === undefined ? 0 : markRoom(block.mark);
  const indented = size * Math.max(mark, Math.min(block.depth, DEEPEST) * INDENT);
  // In a narrow place text is more than indentation.
  const left = Math.min(indented, width / 2);
  const filler = new Filler(width - left, size);
  for (const atom of atomsOf(block)) filler.add(atom);
  const { lines } = filler;
  // A break at the very end begins a line that nothing is on.
  const filled = lines.length > 1 && lines.at(-1)!.items.length === 0 ? lines.slice(0, -1) : lines;
  const gap = index === 0 ? 0 : size * (block.kind === 'item' ? GAP.item : GAP.other);
  return { filled, left, gap };
}

/** Height of lines in points; the room above the first one is not counted. */
export const heightOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { gap, height }, i) => sum + (i === 0 ? 0 : gap) + height, 0);

/** Fills lines with atoms, each as far as it goes. */
class Filler {
  readonly lines: { items: Item[]; spaced: boolean }[] = [{ items: [], spaced: true }];
  #x = 0;

  constructor(
    private readonly width: number,
    private readonly size: number,
  ) {}

  add(atom: Atom): void {
    if (atom.kind === 'break') this.#break(true);
    else if (atom.kind === 'space') this.#space(atom.piece);
    else if (atom.kind === 'math') this.#display(atom);
    else this.#word(atom.pieces);
  }

  get #items(): Item[] {
    return this.lines.at(-1)!.items;
  }

  #break(spaced: boolean): void {
    const line = this.lines.at(-1)!;
    // A space at the end would only push the line out of its place.
    while (isSpace(line.items.at(-1))) line.items.pop();
    line.spaced = spaced;
    this.lines.push({ items: [], spaced: true });
    this.#x = 0;
  }

  #space(piece: Piece): void {
    // Code keeps its indentation; other lines begin with a word.
    if (this.#x === 0 && piece.style !== 'code') return;
    this.#put(piece, textWidth(piece.style, piece.text) * this.size);
  }

  #word(pieces: readonly (Piece | Formula)[]): void {
    const widths = pieces.map((piece) => this.#widthOf(piece));
    const width = widths.reduce((sum, each) => sum + each, 0);
    if (this.#x > 0 && this.#x + width > this.width) this.#break(isSpace(this.#items.at(-1)));
    for (const [i, piece] of pieces.entries()) {
      if (this.#x + widths[i]! <= this.width || piece.kind === 'math') {
        if (this.#x > 0 && this.#x + widths[i]! > this.width) this.#break(false);
        this.#put(piece, widths[i]!);
      } else this.#parts(piece);
    }
  }

  /** A word wider than a line, character by character. */
  #parts(piece: Piece): void {
    let [part, width] = ['', 0];
    for (const cluster of clustersOf(piece.text)) {
      const more = textWidth(piece.style, cluster) * this.size;
      if (this.#x + width + more > this.width && this.#x + width > 0) {
        if (part !== '') this.#put({ ...piece, text: part }, width);
        this.#break(false);
        [part, width] = ['', 0];
      }
      part += cluster;
      width += more;
    }
    if (part !== '') this.#put({ ...piece, text: part }, width);
  }

  #display(formula: Formula): void {
    if (this.#items.length > 0) this.#break(true);
    this.#put(formula, this.#widthOf(formula));
    this.#break(true);
  }

  #widthOf(piece: Piece | Formula): number {
    // Character by character in any case: to shape a script's longest words as one takes quadratic time.
    if (piece.kind === 'text' && piece.text.length > UNMEASURED) return Number.POSITIVE_INFINITY;
    if (piece.kind === 'text') return textWidth(piece.style, piece.text) * this.size;
    return formulaOf(piece.tex, piece.display)!.width * mathScale(piece, this.size, this.width);
  }

  #put(piece: Piece | Formula, width: number): void {
    this.#items.push({ piece, width });
    this.#x += width;
  }
}

const isSpace = (item: Item | undefined): boolean =>
  item?.piece.kind === 'text' && /^\s+$/.test(item.piece.text);

const textOf = (piece: Piece | Formula): string => (piece.kind === 'text' ? piece.text : '\ufffc');

/** What a line holds, in reading order. */
function runsOf(items: readonly Item[]): Run[] {
  const runs: Run[] = [];
  for (const { piece } of items) {
    const last = runs.at(-1);
    if (
      piece.kind === 'text' &&
      last?.kind === 'text' &&
      last.style === piece.style &&
      last.link === piece.link
    ) {
      runs[runs.length - 1] = { ...last, text: last.text + piece.text };
    } else runs.push(piece);
  }
  return runs;
}

import type { Atom, Inline, Piece } from './atoms.js';
import { clustersOf } from './fonts.js';
import { type MathRun, type PictureRun, type Run, sameLook } from './line.js';
import { formulaOf } from './math.js';
import { type Item, mathScale, pictureSize, sizeOf } from './place.js';
import { textWidth } from './shape.js';

/** Longer words are wider than any line. */
const UNMEASURED = 2000;
/** How much further in a broken line of code goes on, in letters. */
const HANG = 4;

/** A line's words, not yet placed. */
export interface Filled {
  readonly items: Item[];
  /** Whether it ends at a space. */
  spaced: boolean;
  /** How much further in it begins, in points. */
  readonly indent: number;
}

/** Lines of words in letters of `size` points. */
export function filledLines(
  atoms: readonly Atom[],
  width: number,
  size: number,
  { code = false }: { readonly code?: boolean } = {},
): readonly Filled[] {
  const filler = new Filler(width, size, code);
  for (const atom of atoms) filler.add(atom);
  const { lines } = filler;
  // A break at the very end begins a line that nothing is on.
  return lines.length > 1 && lines.at(-1)!.items.length === 0 ? lines.slice(0, -1) : lines;
}

/** Fills lines with atoms, each as far as it goes. */
class Filler {
  readonly lines: Filled[] = [{ items: [], spaced: true, indent: 0 }];
  #x = 0;
  /** Whether the line has more than white space. */
  #begun = false;
  /** Of code: white space that the line began with in the source, in points. */
  #lead = 0;

  constructor(
    private readonly width: number,
    private readonly size: number,
    private readonly code: boolean,
  ) {}

  add(atom: Atom): void {
    if (atom.kind === 'break') this.#end();
    else if (atom.kind === 'space') this.#space(atom.piece);
    else if (atom.kind === 'word') this.#word(atom.pieces);
    else this.#alone(atom);
  }

  get #items(): Item[] {
    return this.lines.at(-1)!.items;
  }

  /** Ends a line of the source. */
  #end(): void {
    this.#break(true, 0);
    this.#lead = 0;
  }

  #break(spaced: boolean, indent = this.#hang()): void {
    const line = this.lines.at(-1)!;
    // A space at the end would only push the line out of its place.
    while (isSpace(line.items.at(-1))) line.items.pop();
    line.spaced = spaced;
    this.lines.push({ items: [], spaced: true, indent });
    this.#x = indent;
    this.#begun = false;
  }

  /** Where a line of code goes on that is too long. */
  #hang(): number {
    if (!this.code) return 0;
    const most = this.width / 2;
    return Math.min(this.#lead + HANG * textWidth('code', ' ') * this.size, most);
  }

  #space(piece: Piece): void {
    const width = textWidth(piece.style, piece.text, piece.language) * this.size;
    if (this.#items.length === 0) {
      // Code keeps its indentation; other lines begin with a word.
      if (piece.style !== 'code' || this.#x > 0) return;
      this.#lead = width;
    }
    this.#put(piece, width);
  }

  #word(pieces: readonly (Piece | MathRun)[]): void {
    const widths = pieces.map((piece) => this.#widthOf(piece));
    const width = widths.reduce((sum, each) => sum + each, 0);
    if (this.#begun && this.#x + width > this.width) this.#break(isSpace(this.#items.at(-1)));
    for (const [i, piece] of pieces.entries()) {
      if (this.#x + widths[i]! <= this.width || piece.kind === 'math') {
        if (this.#begun && this.#x + widths[i]! > this.width) this.#break(false);
        this.#put(piece, widths[i]!);
      } else this.#parts(piece);
    }
  }

  /** A word wider than a line, character by character. */
  #parts(piece: Piece): void {
    let [part, width] = ['', 0];
    for (const cluster of clustersOf(piece.text)) {
      const more = textWidth(piece.style, cluster, piece.language) * sizeOf(piece, this.size);
      if (this.#x + width + more > this.width && (part !== '' || this.#begun)) {
        if (part !== '') this.#put({ ...piece, text: part }, width);
        this.#break(false);
        [part, width] = ['', 0];
      }
      part += cluster;
      width += more;
    }
    if (part !== '') this.#put({ ...piece, text: part }, width);
  }

  /** A formula or a picture that has a line of its own. */
  #alone(atom: MathRun | PictureRun): void {
    if (this.#items.length > 0) this.#break(true);
    this.#put(atom, this.#widthOf(atom));
    this.#break(true);
  }

  #widthOf(piece: Inline): number {
    if (piece.kind === 'math') return formulaOf(piece)!.width * mathScale(piece, this.size, this.width);
    if (piece.kind === 'picture') return pictureSize(piece.picture!, this.size, this.width).width;
    // Character by character in any case: to shape a script's longest words as one takes quadratic time.
    if (piece.text.length > UNMEASURED) return Number.POSITIVE_INFINITY;
    return textWidth(piece.style, piece.text, piece.language) * sizeOf(piece, this.size);
  }

  #put(piece: Inline, width: number): void {
    const item = { piece, width };
    this.#items.push(item);
    this.#x += width;
    this.#begun ||= !isSpace(item);
  }
}

const isSpace = (item: Item | undefined): boolean =>
  item?.piece.kind === 'text' && /^\s+$/.test(item.piece.text);

/** What a line holds, in reading order. */
export function runsOf(items: Filled['items']): Run[] {
  const runs: Run[] = [];
  for (const { piece } of items) {
    const last = runs.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text' && sameLook(last, piece)) {
      runs[runs.length - 1] = { ...last, text: last.text + piece.text };
    } else runs.push(piece);
  }
  return runs;
}

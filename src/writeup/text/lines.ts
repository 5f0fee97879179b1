import type { Block, Style } from './markdown.js';

/** Text of one style at a place of a line, in points from the left edge. */
export interface Segment {
  readonly text: string;
  readonly style: Style;
  readonly x: number;
}

/** One line of a laid-out text; `gap` is the room above it, `height` its own, in points. */
export interface Line {
  readonly segments: readonly Segment[];
  readonly gap: number;
  readonly height: number;
  /** Lines of one paragraph share it. */
  readonly block: number;
}

/** Width of a text in points. */
export type Measure = (text: string, style: Style, size: number) => number;

const LEADING = 1.4;
const INDENT = 1.6;

/**
 * Breaks blocks into lines of at most `width` points in letters of `size` points. A word wider than the line is broken
 * where the line ends, so nothing is lost.
 */
export function linesOf(blocks: readonly Block[], width: number, size: number, measure: Measure): Line[] {
  return blocks.flatMap((block, i) => {
    const left = Math.min(block.depth, 6) * INDENT * size;
    const gap = i === 0 ? 0 : size * (block.kind === 'item' ? 0.35 : 0.7);
    return new Filler(width, size, measure, left, block.mark).fill(block).map(
      (segments, n): Line => ({
        segments,
        gap: n === 0 ? gap : 0,
        height: size * LEADING,
        block: i,
      }),
    );
  });
}

class Filler {
  readonly #lines: Segment[][] = [[]];
  #x: number;

  constructor(
    private readonly width: number,
    private readonly size: number,
    private readonly measure: Measure,
    private readonly left: number,
    mark: string | undefined,
  ) {
    this.#x = left;
    if (mark !== undefined) {
      const room = measure(`${mark} `, 'regular', size);
      this.#line.push({ text: mark, style: 'regular', x: Math.max(0, left - room) });
    }
  }

  get #line(): Segment[] {
    return this.#lines.at(-1)!;
  }

  fill({ runs }: Block): Segment[][] {
    for (const { text, style } of runs) {
      for (const piece of text.match(/\n|[^\S\n]+|[^\s]+/g) ?? []) {
        if (piece === '\n') this.#break();
        else this.#place(/^\s/.test(piece) && style !== 'code' ? ' ' : piece, style);
      }
    }
    return this.#lines;
  }

  #break(): void {
    this.#lines.push([]);
    this.#x = this.left;
  }

  #place(text: string, style: Style): void {
    const width = this.measure(text, style, this.size);
    if (this.#x + width > this.width) {
      if (/^\s+$/.test(text)) return;
      if (this.#x > this.left) this.#break();
      if (this.left + width > this.width) {
        this.#placeParts(text, style);
        return;
      }
    } else if (this.#x === this.left && text === ' ') return;
    this.#append(text, style, width);
  }

  /** A word wider than a line, letter by letter. */
  #placeParts(word: string, style: Style): void {
    let part = '';
    let width = 0;
    for (const letter of word) {
      const more = this.measure(letter, style, this.size);
      if (part !== '' && this.#x + width + more > this.width) {
        this.#append(part, style, width);
        this.#break();
        [part, width] = ['', 0];
      }
      part += letter;
      width += more;
    }
    if (part !== '') this.#append(part, style, width);
  }

  #append(text: string, style: Style, width: number): void {
    const last = this.#line.at(-1);
    if (last?.style === style && this.#x > this.left) {
      this.#line[this.#line.length - 1] = { ...last, text: last.text + text };
    } else this.#line.push({ text, style, x: this.#x });
    this.#x += width;
  }
}

/** Height of lines in points. */
export const heightOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { gap, height }) => sum + gap + height, 0);

import type { FontName } from '../text/fonts.js';
import type { Glyph } from '../text/harfbuzz.js';
import type { Language } from '../text/scripts.js';
import { glyphsOf } from '../text/shape.js';

/** What pdfkit's own embedded font is made of, as far as it is used here; it comes without types. */
export interface EmbeddedFont {
  readonly id: string;
  readonly scale: number;
  readonly subset: { includeGlyph(id: number): number; readonly glyphs: number[] };
  readonly unicode: (readonly number[])[];
  readonly widths: number[];
  ref(): unknown;
}

/** A text of one font and one direction. */
export interface Written {
  readonly text: string;
  readonly rtl: boolean;
  readonly language?: Language | undefined;
}

/** Where a text begins, in points from the page's lower left corner, and the size of its letters. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Default 1. */
  readonly stretch?: number;
}

/** Says nothing, for a glyph whose characters another one has said: a PDF's reader takes nothing at all for the code. */
const NOTHING = [0x200b];

/**
 * Writes text as HarfBuzz shapes it, in a font of pdfkit's, with each glyph's own characters, so that it reads back as it was.
 *
 * pdfkit keeps the characters of a glyph's first use, which is wrong where scripts reorder or join letters. Here a glyph
 * with other characters than before is embedded once more.
 */
export class GlyphWriter {
  readonly #codes = new Map<string, number>();
  readonly #used = new Set<number>();

  constructor(
    private readonly font: EmbeddedFont,
    private readonly name: FontName,
  ) {}

  /** The operators that show a text whose origin, on the baseline, is at a place of the page; it may be stretched. */
  operators(written: Written, { x, y, size, stretch = 1 }: Place): string[] {
    const em = this.font.scale / 1000;
    const operators = [matrix(x, y), `/${this.font.id} ${number(size)} Tf`];
    if (stretch !== 1) operators.push(`${number(100 * stretch)} Tz`);
    let shown: string[] = [];
    const flush = (): void => {
      if (shown.length > 0) operators.push(`[${shown.join(' ')}] TJ`);
      shown = [];
    };
    /** Where the next glyph belongs, in font units; and whether readers know it. */
    let pen = 0;
    let known = true;
    const moveTo = (xOffset: number, yOffset: number): void => {
      flush();
      operators.push(matrix(x + (pen + xOffset) * em * size * stretch, y + yOffset * em * size));
    };
    for (const { glyphs, actual } of this.#spans(written)) {
      if (actual !== undefined) {
        flush();
        operators.push(`/Span <</ActualText <feff${hex16(actual)}>>> BDC`);
      }
      for (const glyph of glyphs) {
        const { characters, xAdvance, xOffset, yOffset, advanceWidth } = glyph;
        const moved = xOffset !== 0 || yOffset !== 0;
        if (moved || !known) moveTo(xOffset, yOffset);
        shown.push(`<${this.#codeOf(glyph).toString(16).padStart(4, '0')}>`);
        // Readers forget the width of what says nothing.
        known = !moved && characters !== '';
        if (known && xAdvance !== advanceWidth)
          shown.push(number((advanceWidth - xAdvance) * this.font.scale));
        pen += xAdvance;
      }
      if (actual !== undefined) {
        flush();
        operators.push('EMC');
      }
    }
    flush();
    return operators;
  }

  /**
   * A text's glyphs, with what they stand for where readers would not find it: those lying above each other, or saying nothing,
   * seem to be other words. A word is told in one piece; from right to left only what says nothing is told, since programs differ
   * in which way round they take a word.
   */
  *#spans({ text, rtl, language }: Written): Generator<{ glyphs: readonly Glyph[]; actual?: string }> {
    if (rtl) {
      for (const glyph of glyphsOf(this.name, 'rtl', text, language))
        yield { glyphs: [glyph], ...(glyph.characters === '' && { actual: '' }) };
      return;
    }
    for (const word of text.match(/\s|\S+/g) ?? []) {
      const glyphs = glyphsOf(this.name, 'ltr', word, language);
      const odd = glyphs.some(({ characters, yOffset }) => characters === '' || yOffset !== 0);
      yield { glyphs, ...(odd && { actual: word }) };
    }
  }

  #codeOf({ id, characters, advanceWidth }: Glyph): number {
    const { font } = this;
    const key = `${id} ${characters}`;
    let code = this.#codes.get(key);
    if (code === undefined) {
      code = font.subset.includeGlyph(id);
      if (this.#used.has(code)) code = font.subset.glyphs.push(id) - 1;
      this.#used.add(code);
      this.#codes.set(key, code);
      font.unicode[code] =
        characters === '' ? NOTHING : Array.from(characters, (letter) => letter.codePointAt(0)!);
      font.widths[code] = advanceWidth * font.scale;
    }
    return code;
  }
}

/** Of a PDF: no exponents. */
const number = (value: number): string => String(Number(value.toFixed(4)));

const matrix = (x: number, y: number): string => `1 0 0 1 ${number(x)} ${number(y)} Tm`;

const hex16 = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');

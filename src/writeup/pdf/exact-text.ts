import type { FontName, GlyphRun } from '../text/fonts.js';
import { mirrored } from '../text/order.js';
import { glyphsOf } from '../text/shape.js';

/** What pdfkit's own embedded font is made of, as far as it is used here; it comes without types. */
export interface EmbeddedFont {
  readonly scale: number;
  readonly subset: { includeGlyph(id: number): number; readonly glyphs: number[] };
  readonly unicode: (readonly number[])[];
  readonly widths: number[];
  encode(text: string): [codes: string[], positions: Position[]];
  widthOfString(text: string): number;
}
type Glyph = GlyphRun['glyphs'][number];
type Position = Record<'xAdvance' | 'yAdvance' | 'xOffset' | 'yOffset' | 'advanceWidth', number>;

/** Says nothing, for a glyph whose characters another one has said: a PDF's reader takes nothing at all for the code. */
const NOTHING = [0x200b];

/**
 * Makes a font of pdfkit write text that reads back as it was: word by word, with each glyph's own characters.
 *
 * pdfkit keeps the characters of a glyph's first use, which is wrong where scripts reorder or join letters. Here a glyph
 * with other characters than before is embedded once more. `rtl` tells the direction of what is encoded next.
 */
export function exactText(font: EmbeddedFont, name: FontName, rtl: () => boolean): void {
  const codes = new Map<string, number>();
  const used = new Set<number>();
  const codeOf = (glyph: Glyph, characters: readonly number[]): number => {
    const key = `${glyph.id} ${characters.join(' ')}`;
    let code = codes.get(key);
    if (code === undefined) {
      code = font.subset.includeGlyph(glyph.id);
      if (used.has(code)) code = font.subset.glyphs.push(glyph.id) - 1;
      used.add(code);
      codes.set(key, code);
      font.unicode[code] = characters;
      font.widths[code] = glyph.advanceWidth * font.scale;
    }
    return code;
  };
  // Asked for after each text, to go on behind it; here every text has its place.
  font.widthOfString = () => 0;
  font.encode = (text) => {
    const encoded: string[] = [];
    const positions: Position[] = [];
    const words = text.match(/\s|\S+/g) ?? [];
    for (const word of rtl() ? words.reverse() : words) {
      const shown = rtl() ? [...word].map(mirrored).join('') : word;
      const { glyphs, positions: places } = glyphsOf(name, rtl() ? 'rtl' : 'ltr', shown);
      const characters = charactersOf(glyphs, word, rtl());
      for (const [i, glyph] of glyphs.entries()) {
        encoded.push(codeOf(glyph, characters[i]!).toString(16).padStart(4, '0'));
        const { xAdvance, yAdvance, xOffset, yOffset } = places[i]!;
        positions.push({
          xAdvance: xAdvance * font.scale,
          yAdvance: yAdvance * font.scale,
          xOffset: xOffset * font.scale,
          yOffset: yOffset * font.scale,
          advanceWidth: glyph.advanceWidth * font.scale,
        });
      }
    }
    return [encoded, positions];
  };
}

/**
 * The characters that each glyph of a word stands for, so that all glyphs in order give the word: what readers of a PDF do.
 * Where the glyphs' own ones do not (a vowel sign that moved, a mark that fell away), the word's are dealt out in order.
 */
function charactersOf(glyphs: readonly Glyph[], word: string, rtl: boolean): (readonly number[])[] {
  const letters = Array.from(word, (letter) => letter.codePointAt(0)!);
  // Glyphs lie from left to right, and readers turn a line of a right-to-left script round.
  const wanted = rtl ? letters.reverse() : letters;
  const counts = glyphs.map(({ codePoints }) => codePoints.length);
  const straight = counts.reduce((sum, count) => sum + count, 0) === wanted.length;
  const inOrder = rtl || glyphs.flatMap(({ codePoints }) => codePoints).join() === wanted.join();
  let at = 0;
  return glyphs.map((_, i) => {
    const left = wanted.length - at;
    const last = i === glyphs.length - 1;
    const count = straight && inOrder ? counts[i]! : last ? left : Math.min(1, left);
    at += count;
    return count === 0 ? NOTHING : wanted.slice(at - count, at);
  });
}

import type { PDFPageProxy } from 'pdfjs-dist';

/** A transformation as PDF writes one: a, b, c, d, e, f. */
export type Matrix = readonly number[];

/** First `by`, then the other. */
export const times = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, by: Matrix): Matrix => {
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = by;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
};

/** The way of drawing letters that shows nothing. */
export const INVISIBLE = 3;

/** What a page draws. */
interface Drawings {
  /** Of its pictures, in points. */
  readonly pictures: readonly (readonly [width: number, height: number])[];
  /** Texts that nobody sees. */
  readonly unseen: readonly string[];
  /** The letters of all texts. */
  readonly drawn: string;
}

/** Everything that a page draws, wherever it lies. */
export async function drawingsOf(page: PDFPageProxy): Promise<Drawings> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray, argsArray } = await page.getOperatorList();
  const images: number[] = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageXObjectRepeat];
  const stack: { matrix: Matrix; mode: number }[] = [];
  let now: { matrix: Matrix; mode: number } = { matrix: [1, 0, 0, 1, 0, 0], mode: 0 };
  const pictures: [number, number][] = [];
  const unseen: string[] = [];
  const all: string[] = [];
  for (const [i, operator] of fnArray.entries()) {
    const given = argsArray[i];
    if (operator === OPS.save) stack.push(now);
    else if (operator === OPS.paintFormXObjectBegin) {
      stack.push(now);
      if (given?.[0]) now = { ...now, matrix: times(now.matrix, given[0]) };
    } else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) now = stack.pop() ?? now;
    else if (operator === OPS.transform) now = { ...now, matrix: times(now.matrix, given) };
    else if (operator === OPS.setTextRenderingMode) now = { ...now, mode: given[0] };
    else if (operator === OPS.showText) {
      const letters = lettersOf(given[0]);
      all.push(letters);
      if (now.mode === INVISIBLE) unseen.push(letters);
    } else if (images.includes(operator)) {
      const [a = 0, b = 0, c = 0, d = 0] = now.matrix;
      pictures.push([Math.hypot(a, b), Math.hypot(c, d)]);
    }
  }
  return { pictures, unseen, drawn: all.join('').replace(/\s/g, '') };
}

/** The letters of glyphs; numbers between them are room. */
export const lettersOf = (glyphs: readonly (number | { readonly unicode?: string } | null)[]): string =>
  glyphs.map((glyph) => (typeof glyph === 'object' ? (glyph?.unicode ?? '') : '')).join('');

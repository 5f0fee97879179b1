import type { PDFPageProxy } from 'pdfjs-dist';
import { GradelensError } from '../../errors.js';

/** A page of somebody's slides. */
export interface FoundPage {
  /** As one reads it, lines and words separated by single spaces. */
  readonly text: string;
  /** Pictures that are neither the background nor ornaments. */
  readonly pictures: number;
}

export const MOST_BYTES = 100 * 2 ** 20;
export const MOST_PAGES = 500;
/** Seconds for all pages. */
const PATIENCE = 60;
/** A picture narrower or lower than so many points is an ornament; one over so much of the page its background. */
const ORNAMENT = 24;
const BACKGROUND = 0.9;

/**
 * Reads a PDF that anybody may have made: its scripts do not run, and nothing outside the file is fetched.
 *
 * @throws {GradelensError} `PDF_TOO_LARGE`, `PDF_UNREADABLE`
 */
export async function readPages(pdf: Uint8Array): Promise<FoundPage[]> {
  if (pdf.length > MOST_BYTES) throw tooLarge(`${Math.round(pdf.length / 2 ** 20)} MiB`, '100 MiB');
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({
    data: new Uint8Array(pdf),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
  });
  const deadline = performance.now() + PATIENCE * 1000;
  try {
    const document = await loading.promise;
    if (document.numPages > MOST_PAGES) throw tooLarge(`${document.numPages} pages`, `${MOST_PAGES} pages`);
    const pages: FoundPage[] = [];
    for (let i = 1; i <= document.numPages; i++) {
      if (performance.now() > deadline) throw tooLarge(`more than ${PATIENCE} s of work`, `${PATIENCE} s`);
      const page = await document.getPage(i);
      pages.push({ text: await textOf(page), pictures: await picturesOf(page) });
      page.cleanup();
    }
    return pages;
  } catch (error) {
    if (error instanceof GradelensError) throw error;
    const encrypted = (error as Error).name === 'PasswordException';
    const why = encrypted ? 'it is protected by a password' : (error as Error).message;
    throw unreadable(why);
  } finally {
    await loading.destroy();
  }
}

export const unreadable = (why: string): GradelensError =>
  new GradelensError('PDF_UNREADABLE', `This is no PDF that can be read: ${why}. Export it again as PDF.`);

export const tooLarge = (came: string, most: string): GradelensError =>
  new GradelensError(
    'PDF_TOO_LARGE',
    `The PDF has ${came}; at most ${most} are read. Export it with smaller pictures.`,
  );

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('');
  return text
    .replace(/\u200b/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

type Matrix = readonly number[];

const times = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, by: Matrix): Matrix => {
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = by;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
};

async function picturesOf(page: PDFPageProxy): Promise<number> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray, argsArray } = await page.getOperatorList();
  const { width, height } = page.getViewport({ scale: 1 });
  const pictures: number[] = [
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageXObjectRepeat,
  ];
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let count = 0;
  for (const [i, operator] of fnArray.entries()) {
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) stack.push(matrix);
    if (operator === OPS.transform) matrix = times(matrix, argsArray[i]);
    else if (operator === OPS.paintFormXObjectBegin && argsArray[i]?.[0]) {
      matrix = times(matrix, argsArray[i][0]);
    } else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd)
      matrix = stack.pop() ?? matrix;
    else if (pictures.includes(operator)) {
      const [a = 0, b = 0, c = 0, d = 0] = matrix;
      const [across, down] = [Math.hypot(a, b), Math.hypot(c, d)];
      const background = across * down > BACKGROUND * width * height;
      if (across >= ORNAMENT && down >= ORNAMENT && !background) count++;
    }
  }
  return count;
}

import type { PDFPageProxy } from 'pdfjs-dist';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { INVISIBLE, lettersOf, type Matrix, times } from '../../../src/writeup/review/drawings.js';
import type { Structure } from '../read-pdf.js';

/** A place on a page, in points from its lower left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A piece of text as it lies on its page, `y` its baseline. */
export interface Item {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** As the file names it. */
  readonly font: string;
}

/** A page as another program reads it. */
export interface Page {
  readonly id: string | undefined;
  readonly items: readonly Item[];
  readonly structure: Structure;
  /** What is filled or stroked, each by the box around it. */
  readonly shapes: readonly Place[];
  readonly pictures: readonly Place[];
  /** Texts that are there to be searched and copied, not to be seen. */
  readonly unseen: readonly string[];
}

/** The pages of a PDF with all that is drawn on them, and what the file says of itself. */
export async function readDrawn(pdf: Uint8Array, ids: Readonly<Record<string, string>>) {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await loading.promise;
  const pages: Page[] = [];
  const links: string[] = [];
  for (let i = 1; i <= document.numPages; i++) {
    const page = await document.getPage(i);
    const drawn = await drawnOn(page);
    const structure = (await page.getStructTree()) as unknown as Structure;
    pages.push({ id: ids[String(i)], items: await itemsOf(page), structure, ...drawn });
    for (const { url } of await page.getAnnotations()) if (url) links.push(url);
  }
  const { info } = (await document.getMetadata()) as { info: { Author?: string } };
  await loading.destroy();
  return { pages, links, author: info.Author ?? '' };
}

async function itemsOf(page: PDFPageProxy): Promise<Item[]> {
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item): Item[] => {
    if (!('str' in item)) return [];
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
    const font = page.commonObjs.has(item.fontName)
      ? (page.commonObjs.get(item.fontName) as { name: string }).name
      : '';
    return [
      { text: item.str.replaceAll('\u00a0', ' '), x, y, width: item.width, size: Math.hypot(a, b), font },
    ];
  });
  return pieces.reduce<Item[]>(withPiece, []);
}

/** Adds a piece of text; words of code that follow one another are one. */
function withPiece(items: Item[], piece: Item): Item[] {
  const last = items.at(-1);
  const goesOn =
    last && /mono/i.test(last.font) && last.font === piece.font && Math.abs(last.y - piece.y) < 0.5;
  if (!goesOn || Math.abs(last.x + last.width - piece.x) > 0.5) return [...items, piece];
  const joined = { ...last, text: last.text + piece.text, width: piece.x + piece.width - last.x };
  return [...items.slice(0, -1), joined];
}

/** The box around another one that is drawn through a matrix. */
function around(
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix,
  [left, top, right, bottom]: Matrix,
): Place {
  const corners = [left, right].flatMap((x = 0) =>
    [top, bottom].map((y = 0) => [a * x + c * y + e, b * x + d * y + f] as const),
  );
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

const IMAGES: readonly number[] = [
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageXObjectRepeat,
];

/** What a page draws besides letters that one sees. */
async function drawnOn(page: PDFPageProxy): Promise<Pick<Page, 'shapes' | 'pictures' | 'unseen'>> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const stack: { matrix: Matrix; mode: number }[] = [];
  let now = { matrix: [1, 0, 0, 1, 0, 0] as Matrix, mode: 0 };
  const [shapes, pictures, unseen]: [Place[], Place[], string[]] = [[], [], []];
  for (const [i, operator] of fnArray.entries()) {
    const given = argsArray[i];
    if (operator === OPS.save) stack.push(now);
    else if (operator === OPS.paintFormXObjectBegin) {
      stack.push(now);
      if (given?.[0]) now = { ...now, matrix: times(now.matrix, given[0]) };
    } else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) now = stack.pop() ?? now;
    else if (operator === OPS.transform) now = { ...now, matrix: times(now.matrix, given) };
    else if (operator === OPS.setTextRenderingMode) now = { ...now, mode: given[0] };
    else if (operator === OPS.constructPath && given[0] !== OPS.endPath) {
      shapes.push(around(now.matrix, [...given[2]]));
    } else if (operator === OPS.showText && now.mode === INVISIBLE) unseen.push(lettersOf(given[0]));
    else if (IMAGES.includes(operator)) pictures.push(around(now.matrix, [0, 0, 1, 1]));
  }
  return { shapes, pictures, unseen };
}

import { readFile } from 'node:fs/promises';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { parse } from 'yaml';
import type { ExpectedPage } from '../../../src/writeup/review/expected.js';
import type { FoundPage } from '../../../src/writeup/review/found.js';
import { readPages } from '../../../src/writeup/review/read.js';
import { ROOT } from '../../process.js';

/** A page of a deck as a slide program would export it. */
export interface Sketch {
  readonly title: string;
  readonly lines: readonly string[];
  readonly pictures: number;
  readonly stamp?: boolean;
  readonly rotate?: number;
  /** What is left of the page, in PDF's coordinates. */
  readonly crop?: readonly number[];
  readonly scanned?: boolean;
}

/** One step of a change; pages are counted from 1. */
interface Step {
  readonly do: string;
  readonly at?: number;
  readonly to?: number;
  readonly words?: number;
  readonly line?: string;
}

export interface Case {
  readonly about: string;
  readonly change?: readonly Step[];
  readonly each?: Step;
  readonly skip?: readonly number[];
  readonly named?: readonly {
    page?: number | string;
    expected?: number | string;
    id?: string;
    how: string;
  }[];
  readonly never?: readonly string[];
  readonly only?: boolean;
  readonly none?: boolean;
  readonly lines?: number;
}

const fixture = (name: string): Promise<string> => readFile(`${ROOT}test/fixtures/check/${name}`, 'utf8');

export const EXPECTED: readonly ExpectedPage[] = JSON.parse(await fixture('expected.json'));
export const WHOLE: readonly Sketch[] = JSON.parse(await fixture('deck.json'));
export const CASES: Readonly<Record<string, Case>> = parse(await fixture('cases.yaml')).cases;

type Pages = readonly Sketch[];
type Place = Partial<Sketch> & { readonly at: number; readonly to: number };

/** What a step does; `at` and `to` from 0. */
const CHANGES: Readonly<Record<string, (pages: Pages, place: Place) => Pages>> = {
  remove: (pages, { at }) => pages.toSpliced(at, 1),
  swap: (pages, { at }) => pages.with(at, pages[at + 1]!).with(at + 1, pages[at]!),
  double: (pages, { at }) => pages.toSpliced(at, 0, pages[at]!),
  move: (pages, { at, to }) => pages.toSpliced(at, 1).toSpliced(to, 0, pages[at]!),
  insert: (pages, { at, to: _, ...by }) =>
    pages.toSpliced(at, 0, { title: '', lines: [], pictures: 0, ...by }),
  replace: (pages, { at, to: _, ...by }) => pages.with(at, { ...pages[at]!, ...by }),
  reverse: (pages) => pages.toReversed(),
  all: (pages, { at: _, to: __, ...by }) => pages.map((page) => ({ ...page, ...by })),
};

/** The pages of a case; of one for each page, those of its turn (from 1). */
export function pagesOf({ change = [], each }: Case, turn = 1): Pages {
  const steps = each ? [{ ...each, at: turn }] : change;
  return steps.reduce<Pages>((pages, { do: name, at = 1, to = 1, words, line, ...by }) => {
    const { lines = [] } = pages[at - 1] ?? {};
    const more = words ? [...lines.slice(0, 8), 'word '.repeat(words)] : line ? [...lines, line] : undefined;
    return CHANGES[name]!(pages, { ...by, at: at - 1, to: to - 1, ...(more && { lines: more }) });
  }, WHOLE);
}

const plain = (background: string, width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
const GROUND = await plain('#fafafa', 64, 48);
const PAPER = await plain('#ebebe1', 96, 54);
const PICTURE = await plain('#5a5aa0', 64, 48);

/** Another program's PDF: no tags, no bookmarks, a picture behind each page, each word placed by itself. */
export async function exported(pages: Pages): Promise<Buffer> {
  const doc = new PDFDocument({ size: [960, 540], margin: 0, autoFirstPage: false });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const { title, stamp, lines, pictures, rotate, crop, scanned } of pages) {
    doc.addPage();
    const { data } = doc.page.dictionary as unknown as { data: Record<string, unknown> };
    if (rotate) data.Rotate = rotate;
    if (crop) data.CropBox = crop;
    doc.image(scanned ? PAPER : GROUND, 0, 0, { width: 960, height: 540 });
    if (scanned) continue;
    let y = 40;
    for (const [i, line] of [...(stamp ? ['DO NOT TAG'] : []), title, ...lines].entries()) {
      const size = i === (stamp ? 1 : 0) ? 24 : 10;
      let x = 48;
      doc.fontSize(size);
      for (const word of line.split(' ').filter(Boolean)) {
        const width = doc.widthOfString(`${word} `);
        if (x + width > 900) [x, y] = [48, y + size * 1.3];
        doc.text(word, x, y, { lineBreak: false });
        x += width;
      }
      y += size * 1.3;
    }
    for (let i = 0; i < pictures; i++) doc.image(PICTURE, 60 + 240 * i, 380, { width: 200, height: 120 });
  }
  const ended = new Promise((resolve) => doc.on('end', resolve));
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

const known = new Map<string, FoundPage>();

/** Pages as they are read from a PDF. A page reads the same in every deck: each is drawn and read once. */
export async function readSketches(pages: Pages): Promise<FoundPage[]> {
  const keys = pages.map((page) => JSON.stringify(page));
  const fresh = [...new Map(keys.map((key, i) => [key, pages[i]!]))].filter(([key]) => !known.has(key));
  const read = fresh.length === 0 ? [] : await readPages(await exported(fresh.map(([, page]) => page)));
  for (const [i, [key]] of fresh.entries()) known.set(key, read[i]!);
  return keys.map((key) => known.get(key)!);
}

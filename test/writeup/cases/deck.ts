import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { figurePages } from '../../../src/rubric/deck.js';
import { loadAssignment } from '../../../src/rubric/load.js';
import type { Assignment } from '../../../src/rubric/schema.js';
import type { Worker } from '../../../src/worker/worker.js';
import { parseAnswers } from '../../../src/writeup/answers.js';
import { pageIds, deckOf as pagesOf } from '../../../src/writeup/deck.js';
import { answerPictures } from '../../../src/writeup/figures/answer-pictures.js';
import { OwnImages } from '../../../src/writeup/figures/own-image.js';
import { layoutDeck } from '../../../src/writeup/layout/deck.js';
import { loadTemplates } from '../../../src/writeup/layout/template.js';
import { renderPdf } from '../../../src/writeup/pdf/render.js';
import { renderPptx } from '../../../src/writeup/pptx/render.js';
import { remarksOf } from '../../../src/writeup/remarks.js';
import { inTemporaryFolder, ROOT } from '../../process.js';
import { type Page, readDrawn } from './drawn.js';

export const CASES = join(ROOT, 'test/fixtures/writeup');
const GOOD = join(ROOT, 'submissions/examples/good/asterix');

/** The deck of a case: its pages, what its author is told, what the files say of themselves. */
export interface Deck {
  readonly pages: readonly Page[];
  readonly warnings: readonly string[];
  readonly author: string;
  readonly links: readonly string[];
  /** Of each slide of the PPTX: its text; of all its parts of XML: their sources. */
  readonly slides: readonly string[];
  readonly parts: readonly string[];
  readonly files: { readonly pdf: Buffer; readonly pptx: Buffer };
}

const loaded = Promise.all([
  loadAssignment(join(ROOT, 'rubric/demo.yaml')),
  loadTemplates(join(ROOT, 'templates/demo')),
]);

/** What stands in the place of every figure: those are tested elsewhere, and an answer's page does not depend on them. */
async function figures({ deck }: Assignment, draft: boolean) {
  const data = await sharp({ create: { width: 48, height: 32, channels: 3, background: '#7a8' } })
    .png()
    .toBuffer();
  const picture = { data, format: 'png', width: 48, height: 32 } as const;
  const figure = { rows: [{ cells: [{ picture, alt: 'What a figure shows' }] }], draft };
  return new Map(figurePages(deck!).map(({ id }) => [id, figure]));
}

/** Makes the deck of a case: a sample hand-in with the case's files laid over it. `make` is its program that writes them. */
export function deckOf(name: string, worker: Worker, make = false): Promise<Deck> {
  return inTemporaryFolder(async (folder) => {
    const source = join(CASES, name);
    await mkdir(join(folder, 'images'));
    await cp(join(make ? GOOD : source, 'answers.md'), join(folder, 'answers.md'));
    await cp(join(source, 'images'), join(folder, 'images'), { recursive: true }).catch(() => {});
    if (make) execFileSync(process.execPath, [join(source, 'make.mjs'), folder], { cwd: ROOT });
    return deckFrom(await readFile(join(folder, 'answers.md'), 'utf8'), folder, worker);
  });
}

/** The deck of an answers.md with the pictures of a folder, in both formats. */
export async function deckFrom(
  source: string,
  folder: string,
  worker: Worker,
  { draft = false } = {},
): Promise<Deck> {
  const [assignment, fill] = await loaded;
  const answers = parseAnswers(source, assignment.questions);
  const pictures = await answerPictures(answers.pictures, new OwnImages(folder, worker));
  const deck = pagesOf(
    assignment,
    assignment.deck!,
    'hand-in',
    answers,
    await figures(assignment, draft),
    pictures,
  );
  const { slides, warnings } = layoutDeck(deck, fill);
  const info = { title: deck.title, author: deck.name || deck.submission };
  const files = { pdf: await renderPdf(slides, info), pptx: await renderPptx(slides, info) };
  const appendix = slides.flatMap(({ appendix: id }) => (id === undefined ? [] : [id]));
  return {
    ...(await readDrawn(files.pdf, pageIds(deck, appendix))),
    ...readParts(files.pptx),
    files,
    warnings: remarksOf(deck, answers, { pages: slides.length, warnings }),
  };
}

function readParts(pptx: Buffer): Pick<Deck, 'slides' | 'parts'> {
  const files = Object.entries(unzipSync(pptx)).filter(([name]) => /\.(xml|rels)$/.test(name));
  const xml = new Map(files.map(([name, bytes]) => [name, strFromU8(bytes)]));
  const slides: string[] = [];
  for (let i = 1; xml.has(`ppt/slides/slide${i}.xml`); i++) {
    const texts = xml.get(`ppt/slides/slide${i}.xml`)!.matchAll(/<a:t>([^<]*)<\/a:t>/g);
    slides.push([...texts].map(([, text]) => unescaped(text!)).join(' '));
  }
  return { slides, parts: [...xml.values()] };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (xml: string): string =>
  xml.replace(/&(\w+);/g, (all, name: string) => ENTITIES[name] ?? all);

/** A text as it is compared. */
export const plain = (text: string): string => text.normalize('NFC').replace(/[\s\u00ad\u200b]/g, '');

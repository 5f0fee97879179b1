/**
 * Layout and rendering of Assignment 3's deck, figures given: the pages of a full-marks hand-in with fifteen figures of
 * photographs at their largest, on one core. Beside it the time that pdfkit alone needs for the same pictures and as many
 * letters without our layout, structure and fonts: what there is to lose.
 */
import { readFile } from 'node:fs/promises';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { figurePages } from '../src/rubric/deck.js';
import { loadAssignment } from '../src/rubric/load.js';
import { parseAnswers } from '../src/writeup/answers.js';
import { deckOf } from '../src/writeup/deck.js';
import type { Cell, Figure, Picture } from '../src/writeup/figure.js';
import { layoutDeck } from '../src/writeup/layout/deck.js';
import { loadTemplates } from '../src/writeup/layout/template.js';
import { renderPdf } from '../src/writeup/pdf/render.js';
import { renderPptx } from '../src/writeup/pptx/render.js';

const RUNS = 9;
const path = (name: string) => new URL(`../${name}`, import.meta.url).pathname;

/** A JPEG of about 20 kB, as ten of a figure are. */
async function photograph(seed: number): Promise<Picture> {
  const [width, height] = [320, 320];
  const pixels = Uint8Array.from(
    { length: width * height * 3 },
    (_, i) => 128 + 90 * Math.sin(i * seed * 0.01),
  );
  const data = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 70 })
    .toBuffer();
  return { data, format: 'jpeg', width, height };
}

const pictures = await Promise.all(Array.from({ length: 10 }, (_, i) => photograph(i + 1)));
const cell = (picture: Picture, i: number): Cell => ({
  picture,
  title: `class (${i})`,
  note: 'score 12.34, probability 99.9 %',
  bar: { picture, low: '0', high: '0.1234' },
  alt: 'a photograph',
});
const figure: Figure = {
  rows: [pictures.slice(0, 5), pictures.slice(5)].map((row, i) => ({
    label: `Row ${i}`,
    cells: row.map(cell),
  })),
  caption: 'Each map has its own scale, given below it.',
};

const assignment = await loadAssignment(path('rubric/a3.yaml'));
const answers = parseAnswers(
  await readFile(path('submissions/examples/good/asterix/answers.md'), 'utf8'),
  assignment.questions,
);
const figures = new Map(figurePages(assignment.deck!).map(({ id }) => [id, figure]));
const fill = await loadTemplates();
const info = { title: assignment.title, author: answers.name };
const slides = () =>
  layoutDeck(deckOf(assignment, assignment.deck!, 'asterix', answers, figures), fill).slides;
const letters = [...answers.texts.values()].join(' ');

async function plain(): Promise<void> {
  const doc = new PDFDocument({ size: [960, 540], margin: 48 });
  doc.on('data', () => {});
  for (let page = 0; page < 15; page++) {
    doc.addPage();
    for (const [i, { data }] of pictures.entries()) doc.image(data, 48 + 80 * i, 60, { width: 70 });
  }
  doc.addPage().text(letters);
  const ended = new Promise((resolve) => doc.on('end', resolve));
  doc.end();
  await ended;
}

const tasks: Record<string, () => unknown> = {
  'layout and PDF': async () => renderPdf(slides(), info),
  'layout and PPTX': async () => renderPptx(slides(), info),
  'pdfkit alone': plain,
};
const first = performance.now();
const pdf = await renderPdf(slides(), info);
console.log(`first PDF, fonts and formulas not yet loaded: ${(performance.now() - first).toFixed(0)} ms`);
console.log(`${slides().length} pages, ${(pdf.length / 2 ** 20).toFixed(1)} MiB`);
for (const [name, task] of Object.entries(tasks)) {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const [started, cpu] = [performance.now(), process.cpuUsage()];
    await task();
    const { user, system } = process.cpuUsage(cpu);
    times.push(Math.max(performance.now() - started, (user + system) / 1000));
  }
  const [median] = times.sort((a, b) => a - b).slice((RUNS - 1) / 2);
  console.log(`${name.padEnd(16)} median ${median!.toFixed(0)} ms, most ${times.at(-1)!.toFixed(0)} ms`);
}

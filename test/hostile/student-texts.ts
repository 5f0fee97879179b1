import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { placesOf } from '../../src/batch/places.js';
import type { Finished } from '../process.js';
import { RESULTS } from '../results-schema.js';
import { readPdf } from '../writeup/read-pdf.js';

const DATA = /data:[\w/+.-]+;base64,([\w+/=]*)/g;

/** A page as it is read: entities are their characters, and pictures within it are taken out. */
const decoded = (html: string): string =>
  html
    .replace(DATA, '')
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex, code) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
    )
    .replace(/&(amp|lt|gt|quot);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name as 'amp']);

/** What is written on pages and about them. */
async function pdfText(bytes: Uint8Array): Promise<string> {
  const { texts, ...about } = await readPdf(bytes);
  return [...texts, JSON.stringify(about)].join('\n');
}

/** Everything that the student of a graded hand-in may see: texts by their place, and how many pictures feedback.html holds. */
export async function studentTexts(
  out: string,
  name: string,
): Promise<{ readonly texts: ReadonlyMap<string, string>; readonly pictures: number }> {
  const { staff, student } = placesOf(out, name);
  const texts = new Map<string, string>();
  let pictures = 0;
  for (const file of await readdir(student, { recursive: true })) {
    const bytes = await readFile(join(student, file));
    const text = file.endsWith('.pdf') ? await pdfText(bytes) : bytes.toString('utf8');
    const isPage = file.endsWith('.html');
    if (isPage) pictures += [...text.matchAll(DATA)].length;
    texts.set(`${name}/${file}`, isPage ? decoded(text) : text);
  }
  // What Gradescope shows of it: neither extra_data, nor tests that are hidden.
  const results = RESULTS.parse(JSON.parse(await readFile(join(staff, 'results.json'), 'utf8')));
  const shown = results.tests.map(({ extra_data, visibility, ...test }) =>
    visibility === 'visible' ? test : { output: test.output, name: test.name },
  );
  texts.set(`${name} on Gradescope`, JSON.stringify([results.output, results.execution_time, ...shown]));
  return { texts, pictures };
}

/** What a run of `grade` says on the terminal. */
export const terminalTexts = ({ stdout, stderr }: Finished): ReadonlyMap<string, string> =>
  new Map([
    ['stdout', stdout],
    ['stderr', stderr],
  ]);

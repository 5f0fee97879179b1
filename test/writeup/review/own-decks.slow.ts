import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { loadAssignment } from '../../../src/rubric/load.js';
import { find } from '../../../src/sandbox/programs.js';
import { expectedPages } from '../../../src/writeup/review/expected.js';
import type { Finding } from '../../../src/writeup/review/finding.js';
import type { FoundPage } from '../../../src/writeup/review/found.js';
import { readDeck } from '../../../src/writeup/review/read-deck.js';
import { findingsIn } from '../../../src/writeup/review/review.js';
import { gradelens, inTemporaryFolder, ROOT } from '../../process.js';

const expected = expectedPages(await loadAssignment(`${ROOT}rubric/demo.yaml`));

/** Programs that write a PDF anew, by the arguments that they need. */
const PROGRAMS: Readonly<Record<string, (from: string, to: string) => readonly string[]>> = {
  gs: (from, to) => ['-q', '-o', to, '-sDEVICE=pdfwrite', from],
  pdftocairo: (from, to) => ['-pdf', from, to],
};

/** Kind, page of the file, expected page. */
type Seen = readonly [Finding['kind'], number | undefined, number | undefined];

/** What is found besides that pages are shifted, and that the figures are drafts. */
const seen = (pages: readonly FoundPage[]): Seen[] =>
  findingsIn(pages, expected)
    .filter(({ kind, message }) => kind !== 'draft' && !message.includes('are shifted'))
    .map(({ kind, page, expectedPage }) => [kind, page, expectedPage]);

const BLANK = { text: '', heading: '', drawn: '', unseen: [], pictures: 0, covered: false, turned: false };

/** `lower`: what is read of each page where only its lower half is shown. */
function everyPage(pages: readonly FoundPage[], lower: readonly FoundPage[]): void {
  expect(seen(pages)).to.deep.equal([]);
  const { width, height } = pages[0]!;
  expect(lower).to.have.length(pages.length);
  for (const [at, page] of pages.entries()) {
    const n = at + 1;
    const one = (...found: Seen) => [found];
    expect(seen(pages.toSpliced(at, 1)), `without ${n}`).to.deep.equal(one('missing', undefined, n));
    expect(seen(pages.toSpliced(at, 0, page)), `${n} twice`).to.deep.equal(one('copy', n + 1, n));
    expect(seen(pages.toSpliced(at, 0, { ...BLANK, width, height })), `blank before ${n}`).to.deep.equal(
      one('blank', n, undefined),
    );
    expect(seen(pages.with(at, { ...page, turned: true })), `${n} turned`).to.deep.equal(one('turned', n, n));
    expect(seen(pages.with(at, lower[at]!)), `${n} cropped`).to.deep.equal(one('cut', n, n));
    const next = pages[n];
    if (next === undefined) continue;
    expect(seen(pages.with(at, next).with(n, page)), `${n} and ${n + 1} swapped`).to.deep.equal([
      ['order', n, n + 1],
      ['order', n + 1, n],
    ]);
  }
}

async function everyPageOf(pdf: Buffer): Promise<void> {
  const box = /\/MediaBox ?\[ ?0 0 960 540 ?\]/g;
  const lower = pdf.toString('latin1').replace(box, (whole) => whole.replace('540', '270'));
  everyPage(await readDeck(pdf, '.pdf'), await readDeck(Buffer.from(lower, 'latin1'), '.pdf'));
}

describe('decks of our own, whatever befalls any one of their pages', function () {
  this.timeout(400_000);
  for (const name of ['asterix', 'obelix']) {
    it(`the PDF of ${name}, also written anew by other programs`, () =>
      inTemporaryFolder(async (folder) => {
        const deck = join(folder, 'deck.pdf');
        const hand = `submissions/examples/good/${name}`;
        const args = ['writeup', hand, '--assignment', 'rubric/demo.yaml', '--quick', '--out', deck];
        const { code, stderr } = await gradelens(args);
        expect(code, stderr).to.equal(0);
        await everyPageOf(await readFile(deck));
        for (const [program, argumentsFor] of Object.entries(PROGRAMS)) {
          const found = find(program);
          if (found === undefined) {
            console.log(`      skipped: ${program} is not installed`);
            continue;
          }
          const to = join(folder, `${program}.pdf`);
          await promisify(execFile)(found, argumentsFor(deck, to));
          await everyPageOf(await readFile(to));
        }
      }));
  }
});

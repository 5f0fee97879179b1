import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { loadAssignment } from '../../src/rubric/load.js';
import { parseAnswers, readAnswers } from '../../src/writeup/answers.js';
import { deckOf, type Figure, pageIds } from '../../src/writeup/deck.js';
import { renderPdf } from '../../src/writeup/pdf.js';
import { ROOT } from '../process.js';

const assignment = await loadAssignment(`${ROOT}rubric/demo.yaml`);
const answers = (text: string) =>
  parseAnswers(`---\nname: Ada\nemail: a@b.c\n---\n${text}`, assignment.questions);
const PAGES = 1 + assignment.figures.length + assignment.questions.length;

/** Text of each page, as another program reads it. */
async function textOf(pdf: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, i) => {
    const { items } = await (await document.getPage(i + 1)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join(' ');
  });
  const texts = await Promise.all(pages);
  await document.destroy();
  return texts;
}

describe('the writeup', function () {
  this.timeout(30_000);
  let figures: Map<string, Figure>;
  before(async () => {
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const columns = [{ label: 'star (3)', original: png, map: png, note: 'colours from 0 to 1' }];
    figures = new Map([
      ['saliency-figure', { columns }],
      ['grad-cam-figure', { failure: 'gradcam.ts:3:1: Your code threw Error: no layer' }],
    ]);
  });
  const deck = (text: string) => deckOf(assignment, answers(text), figures);

  it('has each answer on its page, by another program’s reading', async () => {
    const sample = await readAnswers(`${ROOT}submissions/examples/good/asterix`, assignment.questions);
    const pages = deckOf(assignment, sample, figures);
    const texts = await textOf(await renderPdf(pages, 'asterix'));
    expect(texts).to.have.length(PAGES);
    expect(texts[0]).to.include('Asterix Armoric').and.include('DO NOT TAG');
    for (const [number, id] of Object.entries(pageIds(pages))) {
      const text = texts[Number(number) - 1]!;
      expect(text, id).not.to.include('DO NOT TAG');
      const title = [...assignment.figures, ...assignment.questions].find((each) => each.id === id)!.title;
      expect(text, id).to.include(title);
    }
    expect(texts.join()).to.include('\\int_0^1 \\frac{\\partial F');
  });

  it('shows what happened where a figure failed, and is complete all the same', async () => {
    const texts = await textOf(await renderPdf(deck(''), 'x'));
    expect(texts).to.have.length(PAGES);
    expect(texts.join()).to.include('Your code threw Error: no layer');
    expect(texts.filter((text) => text.includes('No answer was handed in.'))).to.have.length(
      assignment.questions.length,
    );
  });

  it('keeps its page numbers under answers of any length: nothing is lost, the rest is in the appendix', async () => {
    const long = Array.from({ length: 6000 }, (_, i) => `w${i}`).join(' ');
    const solid = 'm'.repeat(40_000);
    const texts = await textOf(
      await renderPdf(deck(`## sum-backprop\n${long}\n## regularization\n${solid}`), 'x'),
    );
    expect(texts.length).to.be.above(PAGES);
    const page = texts[1]!;
    expect(page).to.match(new RegExp(`5650 over the recommended 350\\. Continued on page ${PAGES + 1}`));
    for (const word of ['w0 ', 'w3000 ', 'w5999']) expect(texts.join(' ')).to.include(word);
    expect((texts.join('').match(/m/g) ?? []).length).to.be.at.least(40_000);
    expect(texts[PAGES]).to.include('continued from page 2');
  });

  it('prints hostile text as text, and names characters that the font lacks', async () => {
    const hostile = '{{name}} <script>alert(1)</script> `x` [a](javascript:1) $\\frac{$ \u202e\u0007 👩‍🔬 梯';
    const texts = await textOf(await renderPdf(deck(`## sum-backprop\n${hostile}`), 'x'));
    expect(texts[1]).to.include('{{name}}').and.include('<script>alert(1)</script>');
    expect(texts[1]).to.match(/U\+1F469.* has no glyph in the font and is shown as □/);
  });

  it('is tagged, with alternative texts, language, title and bookmarks', async () => {
    const pdf = await renderPdf(deck('## sum-backprop\ntext'), 'x');
    const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } };
    expect(info.Title).to.equal(assignment.title);
    expect(info.Language).to.equal('en');
    expect((await document.getOutline()).length).to.equal(PAGES);
    const page = Object.entries(pageIds(deck(''))).find(([, id]) => id === 'saliency-figure')![0];
    const tree = JSON.stringify(await (await document.getPage(Number(page))).getStructTree());
    expect(tree).to.include('Saliency maps of star (3); colours from 0 to 1');
    await document.destroy();
  });

  it('is the same bytes twice', async () => {
    const [one, two] = [
      await renderPdf(deck('## sum-backprop\ntext'), 'x'),
      await renderPdf(deck('## sum-backprop\ntext'), 'x'),
    ];
    expect(one.equals(two)).to.equal(true);
  });

  it('has its templates in the package', async () => {
    const { files } = JSON.parse(await readFile(`${ROOT}package.json`, 'utf8'));
    expect(files).to.include('templates');
  });
});

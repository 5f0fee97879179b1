import { expect } from 'chai';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Paper } from '../../../src/writeup/pdf/paper.js';
import { blocksOf, textBlocks } from '../../../src/writeup/text/blocks.js';
import type { Block } from '../../../src/writeup/text/line.js';
import { linesOf } from '../../../src/writeup/text/lines.js';
import { nodesOf, readPdf, squeezed } from '../read-pdf.js';
import { CORPUS } from '../text/corpus.js';

const INK = { role: 'P', colour: '#000', code: '#000', link: '#000', align: 'left' } as const;

/** Blocks that fit a page. */
const PAGE = 15;

async function printed(blocks: readonly Block[], width = 700): Promise<Buffer> {
  const paper = new Paper({ title: 'Title', author: 'Ada' });
  for (let at = 0; at < blocks.length; at += PAGE) {
    paper.page();
    if (at === 0) paper.section('First');
    const lines = linesOf(blocks.slice(at, at + PAGE), { width, size: 12 });
    paper.lines(lines, { x: 40, y: 20, width, height: 500 }, INK);
  }
  return paper.bytes();
}

describe('a page', function () {
  this.timeout(30_000);

  for (const [name, text] of Object.entries(CORPUS)) {
    for (const width of [700, 90]) {
      it(`gives ${name} back as it was, in ${width} points`, async () => {
        const { texts } = await readPdf(await printed(textBlocks(text), width));
        expect(squeezed(texts[0]!)).to.equal(squeezed(text));
      });
    }
  }

  it('gives all of them back from one document, whose fonts they share', async () => {
    const all = Object.values(CORPUS);
    const { texts } = await readPdf(await printed(all.flatMap((text) => textBlocks(text))));
    expect(squeezed(texts.join(''))).to.equal(squeezed(all.join('')));
  });

  it('gives formulas back as their TeX, also to who cannot see them', async () => {
    const { texts, structures } = await readPdf(
      await printed(blocksOf('So $\\frac{a}{b}$, and $$\\sum_i x_i$$ and $\\broken$')),
    );
    expect(squeezed(texts[0]!)).to.equal('So$\\frac{a}{b}$,and$$\\sum_ix_i$$and$\\broken$');
    const formulas = nodesOf(structures[0]!).filter(({ role }) => role === 'Formula');
    expect(formulas.map(({ alt }) => alt)).to.deep.equal(['\\frac{a}{b}', '\\sum_i x_i']);
  });

  it('draws no glyph for a missing letter, where the TeX of a formula has letters of several fonts', async () => {
    const pdf = await printed(blocksOf('So $\\text{日本} ∈ 𝒩$.'));
    const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
    const page = await (await loading.promise).getPage(1);
    const { fnArray, argsArray } = await page.getOperatorList();
    const glyphs = argsArray.flatMap((given, i) => (fnArray[i] === OPS.showText ? given[0] : []));
    const codes = glyphs.flatMap((glyph: { originalCharCode?: number }) => glyph?.originalCharCode ?? []);
    await loading.destroy();
    expect(codes).to.have.length.above(10).and.not.include(0);
    expect(squeezed((await readPdf(pdf)).texts[0]!)).to.equal('So$\\text{日本}∈N$.');
  });

  it('has links, a bookmark, a language, a title and an author', async () => {
    const pdf = await printed(blocksOf('[here](https://example.org/a) and [bad](javascript:x)'));
    const { links, bookmarks, info } = await readPdf(pdf);
    expect(links).to.deep.equal(['https://example.org/a']);
    expect(bookmarks).to.deep.equal(['First']);
    expect(info).to.include({ Title: 'Title', Author: 'Ada', Language: 'en' });
  });

  it('has every font inside, and equal bytes for equal content', async () => {
    const blocks = Object.values(CORPUS).flatMap((text) => textBlocks(text));
    const pdf = await printed(blocks);
    const text = pdf.toString('latin1');
    const descriptors = text.match(/\/Type \/FontDescriptor[\s\S]*?>>/g) ?? [];
    expect(descriptors.length).to.be.at.least(5);
    for (const each of descriptors) expect(each).to.match(/\/FontFile[23] \d+ 0 R/);
    expect(text).not.to.match(/\/BaseFont \/(Helvetica|Times|Courier)/);
    expect(pdf.equals(await printed(blocks))).to.equal(true);
  });
});

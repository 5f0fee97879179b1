import { expect } from 'chai';
import fc from 'fast-check';
import { blocksOf, textBlocks } from '../../../src/writeup/text/blocks.js';
import { type Line, textOf } from '../../../src/writeup/text/line.js';
import { heightNeeded, heightOf, linesOf } from '../../../src/writeup/text/lines.js';
import { CORPUS } from './corpus.js';

const EDGE = 0.01;
const read = (lines: readonly Line[]): string =>
  lines
    .map(({ runs, spaced }) => runs.map(textOf).join('') + (spaced ? ' ' : ''))
    .join('')
    .trimEnd();

/** Segments overlap nowhere and keep within the width. */
function expectWithin(lines: readonly Line[], width: number): void {
  for (const { segments, mark } of lines) {
    const across = [...segments].sort((a, b) => a.x - b.x);
    for (const [i, { x, width: own }] of across.entries()) {
      expect(x).to.be.at.least(-EDGE);
      if (mark === undefined) expect(x + own).to.be.at.most(width + EDGE);
      const next = across[i + 1];
      if (next) expect(x + own).to.be.at.most(next.x + EDGE);
    }
  }
}

describe('lines', () => {
  for (const [name, text] of Object.entries(CORPUS)) {
    for (const width of [40, 150, 600]) {
      it(`hold ${name} in ${width} points, in order and within the width`, () => {
        const lines = linesOf(textBlocks(text), { width, size: 12 });
        expect(read(lines)).to.equal(text);
        expectWithin(lines, width);
      });
    }
  }

  it('hold any words in any width', () => {
    const words = fc.array(fc.stringMatching(/^[\p{L}\p{N}.,()]{1,40}$/u), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 500 }), (list, width) => {
        const text = list.join(' ');
        const lines = linesOf(textBlocks(text), { width, size: 10 });
        expect(read(lines)).to.equal(text);
        expectWithin(lines, width);
      }),
      { numRuns: 60 },
    );
  });

  it('stay within the width where signs take the font of a neighbour', () => {
    const lines = linesOf(textBlocks('가..᠐,( )ⷑ. 𐡘) )'), { width: 75, size: 10 });
    expect(read(lines)).to.equal('가..᠐,( )ⷑ. 𐡘) )');
    expectWithin(lines, 75);
  });

  it('need the height that they get', () => {
    const blocks = blocksOf('# A\n\nb $\\frac{1}{2}$ c\n\n- d\n- e\n\n$$\\sum_i x_i$$\n\n```\nf\ng\n```');
    for (const width of [60, 300]) {
      const lines = linesOf(blocks, { width, size: 11 });
      expect(heightNeeded(blocks, { width, size: 11 })).to.be.closeTo(heightOf(lines), EDGE);
    }
  });

  it('keep a comma with its formula, and the indentation of code', () => {
    for (let width = 40; width < 120; width += 3) {
      const lines = linesOf(blocksOf('aaa bbb ccc $x^2$, ddd'), { width, size: 12 });
      for (const { runs } of lines) expect(runs[0]).not.to.have.property('text', ', ddd');
      expect(lines.every(({ runs }) => !/^,/.test((runs[0] as { text?: string }).text ?? ''))).to.equal(true);
    }
    const code = linesOf(blocksOf('```\na\n    b\n```'), { width: 300, size: 12 });
    expect(code[1]!.segments[0]).to.include({ text: '    b' });
  });

  it('make a formula smaller that is wider than the line', () => {
    const [line] = linesOf(blocksOf(`$$${'x+'.repeat(200)}x$$`), { width: 200, size: 12 });
    expectWithin([line!], 200);
    expect(line!.segments[0]).to.have.property('kind', 'math');
  });

  it('are never higher than a page', () => {
    const [line] = linesOf(blocksOf('$$\\rule{1em}{1000em}$$'), { width: 700, size: 14 });
    expect(line!.height).to.be.below(300);
  });

  it('keep the mark of an item off its text', () => {
    for (const source of ['10. x', '999999999. x', '- x']) {
      const [mark, text] = linesOf(blocksOf(source), { width: 300, size: 12 })[0]!.segments;
      expect(mark!.x + mark!.width, source).to.be.below(text!.x - 3);
    }
  });

  it('run from right to left where a paragraph does', () => {
    const [line] = linesOf(textBlocks(CORPUS['hebrew with numbers and Latin']!), { width: 400, size: 12 });
    expect(line!.rtl).to.equal(true);
    const at = (text: string) =>
      line!.segments.find((each) => each.kind === 'text' && each.text.includes(text))!.x;
    // First in reading, rightmost on the page; numbers and Latin words keep their own direction.
    expect(at('הערך')).to.be.above(at('score'));
    expect(at('score')).to.be.above(at('12.5'));
    expect(at('12.5')).to.be.above(at('gorilla'));
    const end = Math.max(...line!.segments.map(({ x, width }) => x + width));
    expect(end).to.be.closeTo(400, EDGE);
  });

  it('break between ideographs, but never before a full stop', () => {
    const lines = linesOf(textBlocks(CORPUS.chinese!), { width: 60, size: 12 });
    expect(lines.length).to.be.above(3);
    for (const { runs } of lines) expect((runs[0] as { text: string }).text).not.to.match(/^[，。]/);
  });

  it('break a word as long as an answer in a time that grows as it does', () => {
    const started = process.cpuUsage();
    const lines = linesOf(textBlocks(`${'m'.repeat(60_000)}梯`), { width: 700, size: 10 });
    const text = lines
      .flatMap(({ runs }) => runs.map((run) => (run.kind === 'text' ? run.text : '')))
      .join('');
    expect(text).to.equal(`${'m'.repeat(60_000)}梯`);
    // Quadratic, it took 1.2 s for 15,000 letters, and 16 times as long for these.
    expect(process.cpuUsage(started).user / 1e6).to.be.below(6);
  });
});

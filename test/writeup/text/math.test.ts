import { expect } from 'chai';
import { blocksOf } from '../../../src/writeup/text/blocks.js';
import { faultyFormulas, formulaOf as formulaAs } from '../../../src/writeup/text/math.js';
import { extentOf, transformed } from '../../../src/writeup/text/svg-path.js';

const formulaOf = (tex: string, display: boolean) => {
  const formula = formulaAs({ tex, display });
  return formula && { ...formula, path: formula.paths.map(({ path }) => path).join('') };
};

describe('formulas', () => {
  it('are outlines with a width, a height and a depth', () => {
    const fraction = formulaOf('\\frac{a}{b}', true)!;
    expect(fraction.path).to.match(/^M[-\d. ]+/);
    expect(fraction.path).not.to.match(/[a-z]|NaN/);
    // TeX's own: numerator above, denominator below the axis.
    expect(fraction.height).to.be.within(1, 1.3);
    expect(fraction.depth).to.be.within(0.6, 0.8);
    expect(formulaOf('x+y+z', false)!.width).to.be.above(2 * formulaOf('x', false)!.width);
    expect(formulaOf('x', false)!.depth).to.be.below(0.1);
  });

  it('have tall brackets of one height with what they hold', () => {
    const { path, height, depth } = formulaOf(
      '\\left(\\begin{matrix}1\\\\2\\\\3\\\\4\\\\5\\end{matrix}\\right)',
      true,
    )!;
    const [top, bottom] = extentOf(path);
    expect(-top / 1000).to.be.within(height - 0.4, height + 0.1);
    expect(bottom / 1000).to.be.within(depth - 0.4, depth + 0.1);
  });

  for (const [tex, reason] of [
    ['\\frac{', /brace/],
    ['\\unknown', /unknown/],
    ['\\def\\a{\\a\\a}\\a', /maximum|recursive/],
    ['\\text{\u{13000}}', /character/],
    ['\\smash{\\rule[-300pt]{500pt}{600pt}}', /beyond/],
    ['x\\hspace{-50em}y', /beyond/],
    ['x'.repeat(2001), /longer/],
    [`${'x^{'.repeat(400)}x${'}'.repeat(400)}`, /more than 20 deep/],
    [`${'\\left('.repeat(100)}x${'\\right)'.repeat(100)}`, /more than 20 deep/],
    [`${'\\begin{cases}'.repeat(50)}x${'\\end{cases}'.repeat(50)}`, /more than 20 deep/],
    ['\\require{html}\\href{javascript:x}{y}', /require/],
  ] as const) {
    it(`that are none say why: ${tex.slice(0, 30)}`, () => {
      expect(formulaOf(tex, false)).to.equal(undefined);
      const [fault] = faultyFormulas([
        { kind: 'paragraph', within: [], runs: [{ kind: 'math', tex, display: false }] },
      ]);
      expect(fault!.reason).to.match(reason);
    });
  }

  it('have frames and lines of tables, not solid boxes', () => {
    for (const tex of ['\\boxed{x}', '\\begin{array}{|c|}\\hline x\\\\\\hline\\end{array}']) {
      // A hole the other way round within the box, and the letter.
      expect(formulaOf(tex, true)!.path, tex).to.match(
        /M[-\d. ]+H[-\d.]+V[-\d.]+H[-\d.]+ZM[-\d. ]+V[-\d.]+H/,
      );
    }
    expect(formulaOf('\\begin{array}{c|c}a&b\\\\\\hline c&d\\end{array}', true)).not.to.equal(undefined);
  });

  it('know nothing of the formulas before them', () => {
    for (const end of ['', ' ', '  ']) expect(formulaOf(`\\label{a}x${end}`, true)).not.to.equal(undefined);
  });

  it('have colours that one can see, slanted lines, and letters of other fonts', () => {
    const colours = (tex: string) => formulaAs({ tex, display: false })!.paths.map(({ colour }) => colour);
    expect(colours('\\textcolor{red}{x} + y')).to.deep.equal(['#ff0000', undefined]);
    // White on white would hide what was handed in.
    expect(colours('x \\color{white} y')).to.deep.equal([undefined]);
    for (const tex of ['\\cancel{a}', '\\text{für 中文}', '\\ce{H2O}', '\\bm{W}', '\\argmax_i s_i'])
      expect(formulaOf(tex, false), tex).not.to.equal(undefined);
  });

  it('know what the same answer defined before, and nothing of another', () => {
    const set = (source: string) => faultyFormulas(blocksOf(source)).map(({ reason }) => reason);
    expect(set('$\\newcommand{\\R}{\\mathbb{R}} x \\in \\R$ and $y \\in \\R$')).to.deep.equal([]);
    expect(set('$y \\in \\R$').join()).to.match(/\\R/);
    expect(set('\\newcommand{\\two}[2]{#1 + #2}\n\n$\\two{a}{b}$')).to.deep.equal([]);
  });

  for (const [tex, like] of [
    ['\\SI{3}{\\meter}', '3\\,\\mathrm{m}'],
    ['\\qty{9.8}{\\kilo\\gram\\per\\second\\squared}', '9.8\\,\\mathrm{kg}\\,\\mathrm{s}^{-2}'],
    ['\\num{1.2e-3}', '1.2\\times 10^{-3}'],
    ['x = 1 \\tag{1}', 'x = 1 \\qquad\\text{(1)}'],
    ['x² + yᵢ', 'x^{2} + y_{i}'],
  ] as const) {
    it(`write ${tex} as ${like}`, () =>
      expect(formulaOf(tex, true)!.width).to.be.closeTo(formulaOf(like, true)!.width, 0.01));
  }

  it('may have many groups beside each other', () => {
    const beside = Array.from({ length: 60 }, () => '\\left(x_{1}\\right)\\{').join('+');
    expect(formulaOf(beside, true)).not.to.equal(undefined);
  });

  it('are named where they are none', () => {
    expect(faultyFormulas(blocksOf('fine $x$, broken $\\frac{$')).map(({ run }) => run.tex)).to.deep.equal([
      '\\frac{',
    ]);
  });

  it('have no smooth curves, which pdfkit draws wrong in a row', () => {
    expect(transformed('M0 0Q1 1 2 0T4 0T6 0', { sx: 1, sy: -1, tx: 1, ty: 0 })).to.equal(
      'M1 0Q2 -1 3 0Q4 1 5 0Q6 -1 7 0',
    );
  });
});

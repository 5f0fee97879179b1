import { expect } from 'chai';
import fc from 'fast-check';
import { VERDICTS } from '../../src/grade/result.js';
import { above, below, creditFor, exact, nearest, scoreTest, total } from '../../src/rubric/score.js';

describe('points', () => {
  const any = fc.double();
  it('never exceed the points possible, never fall below 0, and come only with a pass or a near miss', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VERDICTS),
        any,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (verdict, points, share) => {
          const score = scoreTest(verdict, points, share);
          expect(score).to.be.at.least(0);
          if (Number.isFinite(points)) expect(score).to.be.at.most(Math.max(0, points));
          else expect(score).to.equal(0);
          if (!['pass', 'near-miss'].includes(verdict)) expect(score).to.equal(0);
        },
      ),
    );
  });

  it('by hand', () => {
    expect(scoreTest('pass', 3, 0)).to.equal(3);
    expect(scoreTest('near-miss', 3, 0.5)).to.equal(1.5);
    expect(scoreTest('near-miss', 3, 0)).to.equal(0);
    expect(scoreTest('pass', Number.NaN, 1)).to.equal(0);
    expect(total([0.1, 0.2, Number.NaN, 1.005])).to.equal(1.31);
  });

  it('are exact in millionths of a millionth, and rounded to hundredths: down, up, to the nearest', () => {
    const one = 10n ** 12n;
    expect([exact(1), exact(0.25), exact(2 ** 52), exact(2 ** 53), exact(-1), exact(0)]).to.deep.equal([
      ...[one, one / 4n, 2n ** 52n * one, 2n ** 53n * one, 0n, 0n],
    ]);
    const cent = one / 100n;
    const rounded = (value: bigint) => [below(value), above(value), nearest(value)];
    expect(rounded(7n * cent)).to.deep.equal([7, 7, 7]);
    // A thousand millionths of a millionth more, which thirds may come to, is none.
    expect(rounded(7n * cent + 1000n)).to.deep.equal([7, 7, 7]);
    expect(rounded(7n * cent + cent / 2n)).to.deep.equal([7, 8, 8]);
    expect(rounded(7n * cent + cent / 2n - cent / 10n)).to.deep.equal([7, 8, 7]);
    // What sixteen digits of thirds leave over or short.
    expect(rounded(7n * cent + 100n)).to.deep.equal([7, 7, 7]);
    expect(rounded(7n * cent - 100n)).to.deep.equal([7, 7, 7]);
    expect(rounded(7n * cent + cent / 2n - 100n)).to.deep.equal([7, 8, 8]);
    expect(rounded(7n * cent + 2000n)).to.deep.equal([7, 8, 7]);
  });

  it('credit for a known mistake is the least of all that fit, and none for a guess', () => {
    const known = (id: string) => ({ id, message: '', confidence: 0.9, fails: {} });
    const credit = { near: 0.6, nearer: 0.8 };
    expect(creditFor(credit, 'wrong', [known('near')])).to.equal(0.6);
    expect(creditFor(credit, 'wrong', [known('nearer'), known('near')])).to.equal(0.6);
    expect(creditFor(credit, 'wrong', [known('near'), known('far')])).to.equal(0);
    expect(creditFor(credit, 'wrong', [known('constructor')])).to.equal(0);
    expect(creditFor(credit, 'wrong', [{ id: 'near', message: '', confidence: 0.99 }])).to.equal(0);
    expect(creditFor(credit, 'error', [known('near')])).to.equal(0);
    expect(creditFor(undefined, 'wrong', [known('near')])).to.equal(0);
    expect(creditFor(credit, 'wrong', [])).to.equal(0);
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import { VERDICTS } from '../../src/grade/result.js';
import { creditFor, scoreTest, total } from '../../src/rubric/score.js';

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

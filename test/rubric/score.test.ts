import { expect } from 'chai';
import fc from 'fast-check';
import { VERDICTS } from '../../src/grade/result.js';
import { scoreTest, total } from '../../src/rubric/score.js';

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
});

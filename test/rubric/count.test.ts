import { expect } from 'chai';
import fc from 'fast-check';
import { count } from '../../src/rubric/count.js';
import { total } from '../../src/rubric/score.js';
import { cents, gradedTest, sum } from './points.js';

const third = (problem: string, earned: boolean) => ({
  problem,
  points: 10 / 3,
  score: earned ? 10 / 3 : 0,
});
const shown = ({ tests }: ReturnType<typeof count>) => tests.map(({ score, points }) => [score, points]);

describe('points of a hand-in, counted together', () => {
  it('are the exact sum rounded once, of which each test and each problem has its part', () => {
    fc.assert(
      fc.property(fc.array(gradedTest, { maxLength: 12 }), (tests) => {
        const counted = count(tests);
        expect(counted.score).to.equal(total(tests.map(({ score }) => score)));
        expect(counted.maxScore).to.equal(total(tests.map(({ points }) => points)));
        for (const key of ['score', 'points'] as const) {
          const whole = key === 'score' ? counted.score : counted.maxScore;
          expect(sum(counted.tests.map((test) => cents(test[key])))).to.equal(cents(whole));
          for (const id of ['a', 'b', 'c']) {
            const [own, before] = [counted.tests, tests].map((some) =>
              some.filter(({ problem }) => problem === id).map((test) => test[key]),
            ) as [number[], number[]];
            expect(sum(own)).to.be.closeTo(sum(before), 0.01 + 1e-6);
          }
        }
        for (const [i, { score, points }] of counted.tests.entries()) {
          const before = tests[i]!;
          expect(score)
            .to.be.within(0, points)
            .and.closeTo(before.score, 0.01 + 1e-6);
          expect(points).to.be.closeTo(before.points, 0.01 + 1e-6);
          if (before.score === before.points) expect(score).to.equal(points);
          if (before.score === 0) expect(score).to.equal(0);
          if (Math.abs(before.points * 100 - Math.round(before.points * 100)) < 1e-9)
            expect(cents(points)).to.equal(Math.round(before.points * 100));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('three thirds are a whole, in one problem or in three; two of them are two thirds, whichever they are', () => {
    for (const problems of ['aaa', 'abc']) {
      const graded = (earned: readonly boolean[]) =>
        count([...problems].map((id, i) => third(id, earned[i]!)));
      const all = graded([true, true, true]);
      expect(all).to.include({ score: 10, maxScore: 10 });
      expect(shown(all)).to.deep.equal([
        [3.33, 3.33],
        [3.33, 3.33],
        [3.34, 3.34],
      ]);
      for (const lost of [0, 1, 2]) {
        const two = graded([0, 1, 2].map((i) => i !== lost));
        expect(two).to.include({ score: 6.67, maxScore: 10 });
        for (const [i, [score, points]] of shown(two).entries())
          expect(score).to.equal(i === lost ? 0 : points);
      }
    }
  });

  it('does not depend on the order in which they are added up', () => {
    fc.assert(
      fc.property(fc.array(gradedTest, { maxLength: 30 }), (tests) => {
        const points = tests.map((test) => test.points);
        expect(total(points)).to.equal(total([...points].reverse()));
      }),
    );
  });

  it('of a very long assignment, too', () => {
    const tests = Array.from({ length: 300 }, (_, i) => third(i < 150 ? 'a' : 'b', i % 2 === 0));
    const counted = count(tests);
    expect(counted).to.include({ score: 500, maxScore: 1000 });
    expect(sum(counted.tests.map(({ points }) => cents(points)))).to.equal(100_000);
  });

  it('of no test are none', () => {
    expect(count([])).to.deep.equal({ score: 0, maxScore: 0, tests: [] });
  });
});

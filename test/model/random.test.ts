import { expect } from 'chai';
import { below, normal, seeded } from '../../src/model/random.js';

const take = (n: number, next: () => number) => Array.from({ length: n }, next);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('random numbers from a seed', () => {
  it('repeat, and differ between seeds', () => {
    expect(take(5, seeded(231))).to.deep.equal(take(5, seeded('231')));
    const first = ['a', 'b', 'saliency/X', 'saliency/Y', 0, 1, ''].map((seed) => seeded(seed)());
    expect(new Set(first).size).to.equal(first.length);
  });

  it('are these, on every machine', () => {
    expect(take(3, seeded(231))).to.deep.equal([0.01301177404820919, 0.4198386617936194, 0.9202619839925319]);
  });

  it('spread evenly over [0, 1), neighbours unrelated', () => {
    const values = take(100_000, seeded('even'));
    const shares = Array.from(
      { length: 10 },
      (_, i) => values.filter((v) => Math.floor(v * 10) === i).length,
    );
    for (const share of shares) expect(share).to.be.within(9700, 10300);
    const products = values.slice(1).map((value, i) => (value - 0.5) * (values[i]! - 0.5));
    // Of independent numbers: mean 0, standard deviation 1/12 / sqrt(1e5) = 2.6e-4.
    expect(Math.abs(mean(products))).to.be.below(1e-3);
  });

  it('normal: mean 0, variance 1, kurtosis 3', () => {
    const next = seeded('normal');
    const values = Array.from({ length: 100_000 }, () => normal(next));
    expect(mean(values)).to.be.closeTo(0, 0.01);
    expect(mean(values.map((v) => v ** 2))).to.be.closeTo(1, 0.02);
    expect(mean(values.map((v) => v ** 4))).to.be.closeTo(3, 0.15);
    expect(values.every(Number.isFinite)).to.equal(true);
  });

  it('below: every whole number below n, no other', () => {
    const next = seeded('below');
    const values = Array.from({ length: 1000 }, () => below(next, 7));
    expect([...new Set(values)].sort()).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
  });
});

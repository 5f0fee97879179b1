import { expect } from 'chai';
import { coalitionsOf } from '../../src/attr/coalitions.js';
import { seeded } from '../../src/model/random.js';
import { codeOf } from './helpers.js';

const sizeOf = (present: readonly boolean[]): number => present.filter(Boolean).length;

describe('coalitions for KernelSHAP', () => {
  it('are all, each once, when there are not more than samples, and weigh (M - 1) / (C(M, s) s (M - s))', () => {
    const list = coalitionsOf(4, 14, seeded(0));
    expect(new Set(list.map(({ present }) => String(present))).size).to.equal(14);
    // 3 / (4 * 1 * 3), 3 / (6 * 2 * 2).
    const expected: Record<number, number> = { 1: 0.25, 2: 0.125, 3: 0.25 };
    for (const { present, weight } of list) expect(weight).to.be.closeTo(expected[sizeOf(present)]!, 1e-12);
  });

  it('are drawn as the kernel weighs their sizes otherwise, features alike, none empty or whole', () => {
    const [features, samples] = [20, 20_000];
    const list = coalitionsOf(features, samples, seeded(0));
    expect(list).to.have.length(samples);
    const sizes = Array.from({ length: features - 1 }, (_, k) => k + 1);
    const total = sizes.reduce((sum, size) => sum + 1 / (size * (features - size)), 0);
    for (const size of sizes) {
      const share = list.filter(({ present }) => sizeOf(present) === size).length / samples;
      expect(share).to.be.closeTo(1 / (size * (features - size)) / total, 0.015);
    }
    for (let feature = 0; feature < features; feature++) {
      const share = list.filter(({ present }) => present[feature]).length / samples;
      expect(share).to.be.closeTo(0.5, 0.02);
    }
    expect(new Set(list.map(({ weight }) => weight))).to.deep.equal(new Set([1]));
  });

  it('of too many features are refused', async () => {
    expect(await codeOf(() => coalitionsOf(501, 10, seeded(0)))).to.equal('TOO_MANY_FEATURES');
  });
});

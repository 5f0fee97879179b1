import { expect } from 'chai';
import { hiddenFrom, hiddenFromSeed } from '../../src/grade/hidden.js';

const SECRET = Uint8Array.from({ length: 32 }, (_, i) => i);
const take = (next: () => number, count: number): number[] => Array.from({ length: count }, next);

describe('hidden inputs', () => {
  it("are HMAC-SHA256 and AES-256-CTR: Python's hmac and openssl enc give these numbers", () => {
    const { streams, source } = hiddenFrom(SECRET);
    const numbers = take(streams('tv-loss/hidden/image'), 4).map((value) => value * 2 ** 32);
    expect(numbers).to.deep.equal([2979191927, 3054292506, 3754841724, 1002226236]);
    expect(source).to.deep.equal({ secret: '5ab8c392' });
  });

  it('repeat for a secret and a name, and differ for others', () => {
    const { streams } = hiddenFrom(SECRET);
    const first = take(streams('a'), 3000);
    expect(take(hiddenFrom(SECRET).streams('a'), 3000)).to.deep.equal(first);
    const other = SECRET.with(31, 32);
    for (const numbers of [take(streams('b'), 3000), take(hiddenFrom(other).streams('a'), 3000)]) {
      expect(numbers.filter((value, i) => value === first[i])).to.deep.equal([]);
    }
  });

  it('are uniform in [0, 1), with more than the 2^32 states that can all be tried', () => {
    const numbers = take(hiddenFrom(SECRET).streams('a'), 200_000);
    const shares = Array.from(
      { length: 10 },
      (_, i) => numbers.filter((value) => Math.floor(value * 10) === i).length / numbers.length,
    );
    for (const share of shares) expect(share).to.be.closeTo(0.1, 0.003);
    // Of so many draws of 32 bits some are equal; a generator with 32 bits of state repeats none before its period ends.
    expect(new Set(numbers).size).to.be.below(numbers.length);
  });

  it('from a seed are the same everywhere, and said to be weak', () => {
    const { source, note, streams } = hiddenFromSeed(231);
    expect(source.weakSeed).to.equal(231);
    expect(note).to.include('seed 231').and.to.include('weak');
    expect(take(streams('a'), 5)).to.deep.equal(take(hiddenFromSeed(231).streams('a'), 5));
    expect(take(streams('a'), 5)).not.to.deep.equal(take(hiddenFromSeed(232).streams('a'), 5));
  });
});

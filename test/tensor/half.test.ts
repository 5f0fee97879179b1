import { expect } from 'chai';
import fc from 'fast-check';
import { float16ToFloat32 } from 'npyjs';
import { fromHalf, toHalf } from '../../src/tensor/half.js';

const patterns = Array.from({ length: 2 ** 16 }, (_, bits) => bits);

describe('half precision', () => {
  it('reads every one of the 65536 patterns as npyjs does', () => {
    const different = patterns.filter((bits) => !Object.is(fromHalf(bits), float16ToFloat32(bits)));
    expect(different).to.deep.equal([]);
  });

  it('writes back every pattern but NaN unchanged', () => {
    const numbers = patterns.filter((bits) => !Number.isNaN(fromHalf(bits)));
    expect(numbers.filter((bits) => toHalf(fromHalf(bits)) !== bits)).to.deep.equal([]);
    expect(fromHalf(toHalf(Number.NaN))).to.be.NaN;
  });

  it('rounds to the nearest number', () => {
    fc.assert(
      fc.property(fc.double({ min: -65519, max: 65519, noNaN: true }), (value) => {
        const bits = toHalf(value);
        const error = Math.abs(fromHalf(bits) - value);
        // Neighbours in magnitude; below 0 there is none, above the largest comes infinity.
        for (const other of [bits - 1, bits + 1]) {
          if ((other & 0x8000) !== (bits & 0x8000)) continue;
          expect(error).to.be.at.most(Math.abs(fromHalf(other) - value));
        }
      }),
    );
  });

  it('rounds ties to even and what is too large to infinity', () => {
    expect(fromHalf(toHalf(2049))).to.equal(2048);
    expect(fromHalf(toHalf(2051))).to.equal(2052);
    expect(fromHalf(toHalf(2 ** -25))).to.equal(0);
    expect(fromHalf(toHalf(3 * 2 ** -25))).to.equal(2 ** -23);
    expect(fromHalf(toHalf(65519.9))).to.equal(65504);
    expect(fromHalf(toHalf(-65520))).to.equal(Number.NEGATIVE_INFINITY);
    expect(toHalf(-0)).to.equal(0x8000);
  });
});

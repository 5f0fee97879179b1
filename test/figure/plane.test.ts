import { expect } from 'chai';
import { GradelensError } from '../../src/errors.js';
import { minus, planeOf, strongestChannel, sumOfChannels } from '../../src/figure/plane.js';
import { float32 } from '../../src/tensor/flat.js';

describe('figure/plane', () => {
  const batch = float32([2, 1, 2, 3], [1, 2, 3, 4, 5, 6, 1, -5, 2, 0, Number.NaN, 9]);

  it('takes one example out of a batch', () => {
    expect(planeOf(float32([2, 1, 2], [1, 2, 3, 4]), 1)).to.deep.equal({
      height: 1,
      width: 2,
      channels: 1,
      data: Float32Array.of(3, 4),
    });
    expect([...planeOf(batch, 0).data]).to.deep.equal([1, 2, 3, 4, 5, 6]);
  });

  it('adds channels up, or keeps the strongest with its sign; NaN stays NaN', () => {
    expect([...sumOfChannels(planeOf(batch, 1)).data]).to.deep.equal([-2, Number.NaN]);
    expect([...strongestChannel(planeOf(batch, 1)).data]).to.deep.equal([-5, Number.NaN]);
  });

  it('subtracts', () => {
    expect([...minus(planeOf(batch, 0), planeOf(batch, 0)).data]).to.deep.equal([0, 0, 0, 0, 0, 0]);
  });

  for (const [what, shape, index] of [
    ['a vector', [3], 0],
    ['five dimensions', [1, 1, 1, 1, 3], 0],
    ['an empty batch', [0, 4, 4], 0],
    ['an empty side', [1, 0, 4], 0],
    ['an example that is not there', [1, 1, 3], 1],
  ] as const) {
    it(`refuses ${what}, naming its shape`, () => {
      const flat = float32(shape, [1, 2, 3]);
      expect(() => planeOf(flat, index))
        .to.throw(GradelensError, `[${shape.join(', ')}]`)
        .with.property('code', 'NOT_A_PICTURE');
    });
  }
});

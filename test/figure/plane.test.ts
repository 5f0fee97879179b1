import { expect } from 'chai';
import { GradelensError } from '../../src/errors.js';
import {
  channelOf,
  cut,
  differenceOf,
  planeOf,
  strongestChannel,
  sumOfChannels,
  supportOf,
} from '../../src/figure/plane.js';
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

  it('takes one channel out', () => {
    expect(channelOf(planeOf(batch, 0), 1)).to.deep.equal({
      height: 1,
      width: 2,
      channels: 1,
      data: Float32Array.of(2, 5),
    });
  });

  it('finds the window of all that is not 0, NaN too, and cuts it out', () => {
    const data = new Float32Array(4 * 5 * 3);
    const plane = { height: 4, width: 5, channels: 3, data };
    expect(supportOf(plane)).to.equal(undefined);
    data[(1 * 5 + 3) * 3 + 2] = -7;
    data[(2 * 5 + 1) * 3] = Number.NaN;
    const window = supportOf(plane)!;
    expect(window).to.deep.equal({ top: 1, left: 1, height: 2, width: 3 });
    const part = cut(plane, window);
    expect([part.height, part.width, part.channels]).to.deep.equal([2, 3, 3]);
    expect([...part.data]).to.deep.equal([0, 0, 0, 0, 0, 0, 0, 0, -7, Number.NaN, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('subtracts', () => {
    expect([...differenceOf(planeOf(batch, 0), planeOf(batch, 0)).data]).to.deep.equal([0, 0, 0, 0, 0, 0]);
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

import { expect } from 'chai';
import sharp from 'sharp';
import { GradelensError } from '../../src/errors.js';
import { difference } from '../../src/figure/difference.js';
import { float32 } from '../../src/tensor/flat.js';

describe('figure/difference', () => {
  it('measures and draws what is off: red is too much, blue too little', async () => {
    const { png, relativeL2, largest, note } = await difference(
      float32([1, 1, 3], [3, 4, 0]),
      float32([1, 1, 3], [0, 4, 3]),
      0,
    );
    expect(relativeL2).to.be.closeTo(Math.sqrt(18) / 5, 1e-12);
    expect(largest).to.equal(3);
    expect(note).to.contain('largest difference 3');
    const [r0, g0, b0, r1, g1, b1, r2, g2, b2] = await sharp(png).raw().toBuffer();
    expect(r0! - b0!).to.be.greaterThan(50);
    expect(Math.min(r1!, g1!, b1!)).to.be.greaterThan(240);
    expect(b2! - r2!).to.be.greaterThan(50);
    expect(g0! + g2!).to.be.lessThan(255);
  });

  it('shows the strongest channel, so that opposite errors do not cancel', async () => {
    const { largest, png } = await difference(
      float32([1, 1, 1, 3], [2, -2, 0]),
      float32([1, 1, 1, 3], [0, 0, 0]),
      0,
    );
    expect(largest).to.equal(2);
    const [r, , b] = await sharp(png).raw().toBuffer();
    expect(r).not.to.equal(b);
  });

  it('says when there is none, also between blank maps', async () => {
    const zeros = float32([1, 2, 2], [0, 0, 0, 0]);
    expect(await difference(zeros, zeros, 0)).to.include({
      note: 'no difference',
      relativeL2: 0,
      largest: 0,
    });
  });

  it('names both shapes when they differ', async () => {
    const error = await difference(float32([1, 1, 2], [1, 2]), float32([1, 2, 1], [1, 2]), 0).catch((e) => e);
    expect(error).to.be.instanceOf(GradelensError);
    expect(error.message).to.contain('[1, 1, 2] and [1, 2, 1]');
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import { blues, greens, reds, redWhiteGreen } from '../../src/figure/attr-colours.js';

describe('figure/attr-colours', () => {
  it('agrees with matplotlib between the published colours', () => {
    // matplotlib.colormaps['Blues'](0.5): entry 128 of 256
    const expected = [0.41708573625528644, 0.6806305267204922, 0.8382314494425221];
    expect(blues(128 / 255)).to.deep.equal(expected.map((part) => Math.round(part * 255)));
  });

  it('begins nearly white, ends dark, and holds the published colour in the middle', () => {
    expect([greens(0), greens(0.5), greens(1)]).to.deep.equal([
      [247, 252, 245],
      [116, 196, 118],
      [0, 68, 27],
    ]);
    expect([reds(0), reds(0.5), reds(1)]).to.deep.equal([
      [255, 245, 240],
      [251, 106, 74],
      [103, 0, 13],
    ]);
    expect([blues(0), blues(0.5), blues(1)]).to.deep.equal([
      [247, 251, 255],
      [107, 174, 214],
      [8, 48, 107],
    ]);
  });

  it('goes from red over white to green', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map(redWhiteGreen)).to.deep.equal([
      [255, 0, 0],
      [255, 128, 128],
      [255, 255, 255],
      [128, 192, 128],
      [0, 128, 0],
    ]);
  });

  it('clips what lies outside [0, 1] and always gives bytes', () => {
    expect(greens(-1)).to.deep.equal(greens(0));
    expect(reds(9)).to.deep.equal(reds(1));
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (t) => {
        for (const byte of [greens, reds, blues, redWhiteGreen].flatMap((map) => [...map(t)])) {
          expect(Number.isInteger(byte) && byte >= 0 && byte <= 255).to.equal(true);
        }
      }),
    );
  });
});

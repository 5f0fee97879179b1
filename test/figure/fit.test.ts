import { expect } from 'chai';
import { fit } from '../../src/figure/fit.js';
import { paint } from '../../src/figure/raster.js';

const checks = (width: number, height: number) =>
  paint(width, height, (pixel) =>
    ((pixel % width) + Math.floor(pixel / width)) % 2 ? [255, 255, 255] : [0, 0, 0],
  );

describe('figure/fit', () => {
  it('enlarges a coarse map by a whole factor, its pixels as blocks', async () => {
    const { width, height, rgb } = await fit(checks(3, 2), 20);
    expect([width, height]).to.deep.equal([18, 12]);
    for (let y = 0; y < 12; y++) {
      for (let x = 0; x < 18; x++) {
        expect(rgb[(y * 18 + x) * 3]).to.equal((Math.floor(x / 6) + Math.floor(y / 6)) % 2 ? 255 : 0);
      }
    }
  });

  it('smooths a photograph that grows a little, and fills the side', async () => {
    const { width, height, rgb } = await fit(checks(10, 20), 50);
    expect([width, height]).to.deep.equal([25, 50]);
    expect(rgb.some((byte) => byte > 40 && byte < 215)).to.equal(true);
  });

  it('shrinks a large one and leaves one of the right size alone', async () => {
    expect(await fit(checks(40, 20), 10)).to.include({ width: 10, height: 5 });
    const right = checks(16, 8);
    expect(await fit(right, 16)).to.equal(right);
    expect(await fit(checks(100, 1), 20)).to.include({ width: 20, height: 1 });
  });
});

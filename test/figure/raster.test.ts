import { expect } from 'chai';
import sharp from 'sharp';
import { encodePng, resize } from '../../src/figure/encode.js';
import { paint } from '../../src/figure/raster.js';

describe('figure/raster', () => {
  const raster = paint(3, 2, (pixel) => [pixel, 10 * pixel, 255 - pixel]);

  it('writes a PNG that another reading gives back pixel for pixel', async () => {
    const { data, info } = await sharp(await encodePng(raster))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).to.deep.equal([3, 2, 3]);
    expect([...data]).to.deep.equal([...raster.rgb]);
  });

  it('writes equal bytes for equal pictures', async () => {
    expect((await encodePng(raster)).equals(await encodePng({ ...raster }))).to.equal(true);
  });

  it('keeps pixels as blocks with nearest', async () => {
    const { width, height, rgb } = await resize(raster, { width: 6, height: 4 }, 'nearest');
    expect([width, height]).to.deep.equal([6, 4]);
    for (let y = 0; y < 4; y++) {
      for (let x = 0; x < 6; x++) {
        const from = (y >> 1) * 3 + (x >> 1);
        expect([...rgb.subarray((y * 6 + x) * 3, (y * 6 + x) * 3 + 3)]).to.deep.equal([
          from,
          10 * from,
          255 - from,
        ]);
      }
    }
  });
});

import { expect } from 'chai';
import sharp from 'sharp';
import { diverging, sequential } from '../../src/figure/colour-map.js';
import { pictureOf } from '../../src/figure/picture-of.js';
import { float32 } from '../../src/tensor/flat.js';

const pixels = async (png: Buffer): Promise<number[]> => [...(await sharp(png).raw().toBuffer())];

describe('figure/picture-of', () => {
  it('draws [N,H,W] and [N,H,W,1] alike, as a map', async () => {
    const flat = await pictureOf(float32([2, 1, 2], [9, 9, 0, 1]), 1);
    const deep = await pictureOf(float32([2, 1, 2, 1], [9, 9, 0, 1]), 1);
    expect(await pixels(flat.png)).to.deep.equal([...sequential(0), ...sequential(1)]);
    expect(flat.png.equals(deep.png)).to.equal(true);
    expect([flat.width, flat.height]).to.deep.equal([2, 1]);
  });

  it('draws [N,H,W,3] as a signed gradient, or as a photograph when told so', async () => {
    const flat = float32([1, 1, 1, 3], [0, 0, 1]);
    expect(await pixels((await pictureOf(flat, 0)).png)).to.deep.equal([...diverging(1)]);
    // mean * 255 of ImageNet, and (0.406 + 0.225) * 255
    expect(await pixels((await pictureOf(flat, 0, 'photo')).png)).to.deep.equal([124, 116, 161]);
  });

  it('adds many channels up and says so', async () => {
    const { note } = await pictureOf(float32([1, 1, 2, 4], [1, 1, 1, 1, 0, 0, 0, 0]), 0);
    expect(note).to.equal('sum over 4 channels; colours from 0 (dark) to 4 (light)');
  });

  it("draws on another tensor's scale", async () => {
    const small = float32([1, 1, 2], [0, 1]);
    const { png, note } = await pictureOf(small, 0, 'map', float32([1, 1, 2], [0, 2]));
    expect(await pixels(png)).to.deep.equal([...sequential(0), ...sequential(0.5)]);
    expect(note).to.contain('to 2 ');
  });

  it('gives equal bytes for equal numbers', async () => {
    const flat = float32(
      [1, 8, 8],
      Array.from({ length: 64 }, (_, i) => Math.sin(i)),
    );
    expect((await pictureOf(flat, 0)).png.equals((await pictureOf(flat, 0)).png)).to.equal(true);
  });
});

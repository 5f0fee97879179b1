import { expect } from 'chai';
import fc from 'fast-check';
import sharp from 'sharp';
import { GradelensError } from '../../src/errors.js';
import { denormalise, loadPhoto, loadPhotoSide, normalise } from '../../src/model/preprocess.js';

/** A PNG of one colour, with two marks at its left and right edge. */
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 124, g: 116, b: 104 } } })
    .png()
    .toBuffer();

describe('network inputs from pictures', () => {
  it('normalise RGB by ImageNet: by hand', () => {
    const { shape, data } = normalise(Uint8Array.of(255, 0, 128, 0, 255, 64), 1, 2);
    expect(shape).to.deep.equal([1, 1, 2, 3]);
    const wanted = [
      (1 - 0.485) / 0.229,
      -0.456 / 0.224,
      (128 / 255 - 0.406) / 0.225,
      -0.485 / 0.229,
      (1 - 0.456) / 0.224,
      (64 / 255 - 0.406) / 0.225,
    ];
    for (const [i, value] of wanted.entries()) expect(data[i]).to.be.closeTo(value, 1e-6);
  });

  it('come back as the bytes they were', () => {
    const bytes = fc.uint8Array({ minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(bytes, (rgb) => {
        expect(denormalise(normalise(rgb, 2, 2))).to.deep.equal(rgb);
      }),
    );
  });

  it('clip what no picture has, and turn NaN to black', () => {
    const flat = {
      dtype: 'float32',
      shape: [1, 1, 1, 3],
      data: Float32Array.of(99, -99, Number.NaN),
    } as const;
    expect([...denormalise(flat)]).to.deep.equal([255, 0, 0]);
  });

  it('cover the size asked for', async () => {
    const { shape, data } = await loadPhoto(await picture(90, 50), { height: 20, width: 30 });
    expect(shape).to.deep.equal([1, 20, 30, 3]);
    expect(data[0]).to.be.closeTo((124 / 255 - 0.485) / 0.229, 1e-6);
  });

  it('truncate the longer side, as the assignment says: 100 x 67 at side 33 is 49 wide, not 49.25 rounded up', async () => {
    expect((await loadPhotoSide(await picture(100, 67), 33)).shape).to.deep.equal([1, 33, 49, 3]);
    expect((await loadPhotoSide(await picture(67, 100), 66)).shape).to.deep.equal([1, 98, 66, 3]);
  });

  it('turn a photograph upright as its EXIF says', async () => {
    const lying = await sharp(await picture(40, 20))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await loadPhotoSide(lying, 20)).shape).to.deep.equal([1, 40, 20, 3]);
  });

  for (const [name, bytes] of Object.entries({
    'no picture': Buffer.from('hello'),
    'an empty file': Buffer.alloc(0),
    'a cut JPEG': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  })) {
    it(`${name} is refused with the remedy`, async () => {
      const error: unknown = await loadPhoto(bytes, { height: 8, width: 8 }).catch(
        (reason: unknown) => reason,
      );
      expect(error).to.be.instanceOf(GradelensError).with.property('code', 'PICTURE_UNREADABLE');
      expect((error as Error).message).to.match(/Save it as JPEG or PNG\.$/);
    });
  }
});

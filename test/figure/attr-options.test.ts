import { expect } from 'chai';
import { GradelensError } from '../../src/errors.js';
import { type Method, refuseOptions, refuseSize } from '../../src/figure/attr-options.js';
import { paint } from '../../src/figure/raster.js';

const image = paint(2, 1, () => [1, 2, 3]);

describe('figure/attr-options', () => {
  const refused: readonly [string, string, () => void][] = [
    ['VISUALIZE_METHOD', '"heat"', () => refuseOptions('heat' as Method, 'all', 0.5, image)],
    ['VISUALIZE_METHOD', 'toString', () => refuseOptions('toString' as Method, 'all', 0.5, image)],
    ['SIGN_ALL', 'masked_image', () => refuseOptions('masked_image', 'all', 0.5, image)],
    ['SIGN_ALL', 'alpha_scaling', () => refuseOptions('alpha_scaling', 'all', 0.5, image)],
    ['ALPHA_OVERLAY', '1.5', () => refuseOptions('heat_map', 'all', 1.5, image)],
    ['IMAGE_MISSING', 'original_image', () => refuseOptions('original_image', 'all', 0.5, undefined)],
    ['IMAGE_MISSING', 'blended', () => refuseOptions('blended_heat_map', 'all', 0.5, undefined)],
    ['SHAPE_MISMATCH', '2 x 2, the original image 1 x 2', () => refuseSize(image, 2, 2)],
    ['SHAPE_MISMATCH', '5 bytes', () => refuseSize({ ...image, rgb: image.rgb.subarray(1) }, 1, 2)],
  ];
  for (const [code, named, call] of refused) {
    it(`refuses with ${code}, naming ${named}`, () => {
      expect(call).to.throw(GradelensError, named).with.property('code', code);
    });
  }

  it('lets a heat map go without an image', () => {
    expect(() => refuseOptions('heat_map', 'all', 0, undefined)).not.to.throw();
    expect(() => refuseSize(image, 1, 2)).not.to.throw();
  });
});

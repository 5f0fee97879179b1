import { expect } from 'chai';
import { blues, greens, reds, redWhiteGreen } from '../../src/figure/attr-colours.js';
import { drawAttr } from '../../src/figure/attr-picture.js';
import { sequential } from '../../src/figure/colour-map.js';
import { NOT_FINITE } from '../../src/figure/heat.js';
import { paint } from '../../src/figure/raster.js';
import { float32 } from '../../src/tensor/flat.js';

const flat = (...values: number[]) => float32([1, values.length], values);
const image = paint(3, 1, () => [10, 100, 250]);
const full = { outlierPerc: 0 } as const;

describe('figure/attr-picture', () => {
  it('draws a heat map of absolute values in blue by itself, without an image', () => {
    const { rgb, width, height, note, bar } = drawAttr(flat(0, -4, 2));
    expect([width, height]).to.deep.equal([3, 1]);
    expect([...rgb]).to.deep.equal([...blues(0), ...blues(1), ...blues(0.5)]);
    expect(note).to.equal('absolute value: 1 stands for 4');
    expect(bar).to.deep.equal({ map: blues, low: 0, high: 1 });
  });

  it('has a colour map for each sign, or takes the given one', () => {
    const drawn = (sign: 'all' | 'positive' | 'negative') =>
      drawAttr(flat(0, -4, 2), undefined, { sign, ...full });
    expect([...drawn('all').rgb]).to.deep.equal([
      ...redWhiteGreen(0.5),
      ...redWhiteGreen(0),
      ...redWhiteGreen(0.75),
    ]);
    expect([...drawn('positive').rgb]).to.deep.equal([...greens(0), ...greens(0), ...greens(1)]);
    expect([...drawn('negative').rgb]).to.deep.equal([...reds(0), ...reds(1), ...reds(0)]);
    expect(drawn('negative').note).to.equal('negative: 1 stands for -4');
    expect(drawn('all')).to.include({ note: 'all signs: ±1 stands for ±4' });
    expect(drawn('all').bar).to.deep.equal({ map: redWhiteGreen, low: -1, high: 1 });
    const own = drawAttr(flat(-1, 1), undefined, { sign: 'all', cmap: sequential });
    expect([...own.rgb]).to.deep.equal([...sequential(0), ...sequential(1)]);
  });

  it('blends the heat map half and half with the mean grey of the image', () => {
    const { rgb, bar } = drawAttr(flat(-4, 0, 4), image, { method: 'blended_heat_map', sign: 'all' });
    const grey = (10 + 100 + 250) / 3;
    expect([...rgb.subarray(0, 3)]).to.deep.equal([255, 0, 0].map((part) => Math.round((part + grey) / 2)));
    expect(bar?.low).to.equal(-1);
    const sheer = drawAttr(flat(-4, 0, 4), image, { method: 'blended_heat_map', alphaOverlay: 0 });
    expect([...sheer.rgb]).to.deep.equal(Array(9).fill(grey));
  });

  it('multiplies the image by the map, cut to whole numbers', () => {
    const { rgb, bar } = drawAttr(flat(0, 7, -10), image, { method: 'masked_image', ...full });
    expect([...rgb]).to.deep.equal([0, 0, 0, 7, 70, 175, 10, 100, 250]);
    expect(bar).to.equal(undefined);
  });

  it('takes the map as opacity, and shows that on white', () => {
    const { rgb, rgba } = drawAttr(flat(0, 5, 10), image, {
      method: 'alpha_scaling',
      sign: 'positive',
      ...full,
    });
    expect([...rgba!]).to.deep.equal([10, 100, 250, 0, 10, 100, 250, 127, 10, 100, 250, 255]);
    expect([...rgb.subarray(0, 3)]).to.deep.equal([255, 255, 255]);
    expect([...rgb.subarray(3, 6)]).to.deep.equal(
      [10, 100, 250].map((part) => Math.round((part * 127 + 255 * 128) / 255)),
    );
    expect([...rgb.subarray(6)]).to.deep.equal([10, 100, 250]);
  });

  it('leaves the original image as it is, whatever the attribution', () => {
    const { rgb, note } = drawAttr(flat(0, Number.NaN, 0), image, { method: 'original_image', sign: 'all' });
    expect([...rgb]).to.deep.equal([...image.rgb]);
    expect(note).to.equal('unchanged');
  });

  it('draws NaN and infinity grey and opaque in every other method', () => {
    for (const method of ['heat_map', 'masked_image', 'alpha_scaling'] as const) {
      const { rgb, note } = drawAttr(flat(1, Number.NaN, Number.NEGATIVE_INFINITY), image, { method });
      expect([...rgb.subarray(3)], method).to.deep.equal([...NOT_FINITE, ...NOT_FINITE]);
      expect(note, method).to.contain('2 of 3 values NaN or infinite');
    }
    const { rgb } = drawAttr(flat(1, Number.NaN, 1), image, { method: 'blended_heat_map' });
    expect([...rgb.subarray(3, 6)]).to.deep.equal([124, 124, 124]);
  });

  it('draws a blank map as 0 and says why', () => {
    const { rgb, note } = drawAttr(flat(-1, -2, -3), image, { sign: 'positive' });
    expect([...rgb]).to.deep.equal([...greens(0), ...greens(0), ...greens(0)]);
    expect(note).to.equal('blank: no value is positive; sign negative or all shows what is there');
  });

  it('refuses an image of another size', () => {
    expect(() => drawAttr(flat(1, 2), image)).to.throw('1 x 2, the original image 1 x 3');
  });
});

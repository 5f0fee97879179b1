import { expect } from 'chai';
import { enlarged, overlay } from '../../src/figure/overlay.js';
import { paint } from '../../src/figure/raster.js';

const map = (height: number, width: number, ...values: number[]) => ({
  height,
  width,
  channels: 1,
  data: Float32Array.from(values),
});
const brightness = (rgb: Uint8Array, pixel: number): number =>
  rgb[pixel * 3]! + rgb[pixel * 3 + 1]! + rgb[pixel * 3 + 2]!;

describe('figure/overlay', () => {
  it('enlarges with half-pixel centres, as PyTorch does with align_corners=False', () => {
    // torch.nn.functional.interpolate(torch.tensor([[[0., 4.]]]), size=4, mode='linear', align_corners=False)
    expect([...enlarged(map(1, 2, 0, 4), 1, 4)]).to.deep.equal([0, 1, 3, 4]);
    expect([...enlarged(map(2, 1, 0, 4), 4, 1)]).to.deep.equal([0, 1, 3, 4]);
    expect([...enlarged(map(1, 1, 7), 2, 3)]).to.deep.equal([7, 7, 7, 7, 7, 7]);
  });

  it('is brightest where the map is largest and keeps the size of the photograph', () => {
    const photo = paint(8, 8, () => [90, 90, 90]);
    const { width, height, rgb, note } = overlay(map(2, 2, 0, 0, 0, 5), photo);
    expect([width, height]).to.deep.equal([8, 8]);
    const corners = [0, 7, 56, 63].map((pixel) => brightness(rgb, pixel));
    expect(Math.max(...corners)).to.equal(corners[3]);
    expect(corners[0]).to.equal(corners[1]);
    expect(note).to.equal('2 x 2 map, colours from 0 (dark) to 5 (light)');
  });

  it('lets the photograph show through', () => {
    const photo = paint(2, 1, (pixel) => (pixel ? [255, 255, 255] : [0, 0, 0]));
    const { rgb } = overlay(map(1, 1, 1), photo);
    expect(brightness(rgb, 1) - brightness(rgb, 0)).to.be.greaterThan(150);
  });

  it('says why a map is blank and leaves the photograph grey under NaN', () => {
    const photo = paint(2, 2, () => [10, 200, 30]);
    expect(overlay(map(1, 1, 0), photo).note).to.equal('blank: every value is 0');
    const { rgb } = overlay(map(1, 1, Number.NaN), photo);
    expect([...rgb.subarray(0, 3)]).to.deep.equal([124, 124, 124]);
  });
});

import { expect } from 'chai';
import { panel } from '../../src/figure/panel.js';
import { paint } from '../../src/figure/raster.js';

const red = paint(4, 3, () => [255, 0, 0]);
const blue = paint(4, 3, () => [0, 0, 255]);
const at = ({ width, rgb }: { width: number; rgb: Uint8Array }, x: number, y: number): number[] => [
  ...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];

describe('figure/panel', () => {
  it('puts pictures side by side and below each other, with white between', async () => {
    const sheet = await panel([[red, blue], [blue]]);
    expect([sheet.width, sheet.height]).to.deep.equal([8 + 4 + 8 + 4 + 8, 8 + 3 + 8 + 3 + 8]);
    expect(at(sheet, 0, 0)).to.deep.equal([255, 255, 255]);
    expect(at(sheet, 8, 8)).to.deep.equal([255, 0, 0]);
    expect(at(sheet, 23, 10)).to.deep.equal([0, 0, 255]);
    expect(at(sheet, 8, 19)).to.deep.equal([0, 0, 255]);
    expect(at(sheet, 20, 19)).to.deep.equal([255, 255, 255]);
  });

  it('brings a coarse map to the size of the picture above it', async () => {
    const sheet = await panel([[red], [paint(1, 1, () => [0, 0, 255])]]);
    expect(sheet.width).to.equal(20);
    expect(at(sheet, 11, 21)).to.deep.equal([0, 0, 255]);
  });
});

import { expect } from 'chai';
import sharp from 'sharp';
import { sequential } from '../../../src/figure/colour-map.js';
import { paint, type Raster } from '../../../src/figure/raster.js';
import { seeded } from '../../../src/model/random.js';
import { BUDGET, type DraftCell, encodeRows } from '../../../src/writeup/figures/encode.js';

/** A picture that no encoder can make small. */
function noise(width: number, height: number, seed: number): Raster {
  const next = seeded(seed);
  const byte = () => Math.floor(256 * next());
  return paint(width, height, () => [byte(), byte(), byte()]);
}
const cell = (raster: Raster, over: Partial<DraftCell> = {}): DraftCell => ({
  raster,
  alt: 'a picture',
  ...over,
});
const total = (pictures: readonly { readonly data: Buffer }[]): number =>
  [...new Set(pictures)].reduce((sum, { data }) => sum + data.length, 0);

describe('the files of a figure', function () {
  this.timeout(30_000);

  it('stay within the budget together, bars too, however little the pictures shrink', async () => {
    const bar = { map: sequential, low: 0, high: 1.23456 };
    const cells = Array.from({ length: 15 }, (_, i) => cell(noise(448, 448, i), { bar }));
    const rows = await encodeRows([{ label: 'Row', cells }]);
    const made = rows[0]!.cells;
    expect(total(made.flatMap((each) => [each.picture, each.bar!.picture]))).to.be.at.most(BUDGET);
    expect(new Set(made.map((each) => each.bar!.picture)).size).to.equal(1);
    expect(made[0]!.bar).to.include({ low: '0', high: '1.2' });
    for (const { picture } of made) {
      const { width, height, format } = await sharp(picture.data).metadata();
      expect({ width, height, format }).to.deep.equal({
        width: picture.width,
        height: picture.height,
        format: picture.format,
      });
    }
  });

  it('are as good as the budget allows', async () => {
    const one = await encodeRows([{ cells: [cell(noise(128, 128, 1))] }]);
    const many = await encodeRows([
      { cells: Array.from({ length: 20 }, (_, i) => cell(noise(128, 128, i + 1))) },
    ]);
    expect(one[0]!.cells[0]!.picture.data.length).to.be.greaterThan(many[0]!.cells[0]!.picture.data.length);
    expect(one[0]!.cells[0]!.picture.width).to.equal(128);
  });

  it('keep a picture of few colours exactly', async () => {
    const flat = paint(64, 32, (pixel) => (pixel % 64 < 20 ? [12, 200, 7] : [255, 0, 128]));
    const [row] = await encodeRows([{ cells: [cell(flat)] }]);
    expect(row!.cells[0]!.picture.format).to.equal('png');
    const rgb = await sharp(row!.cells[0]!.picture.data).removeAlpha().toColourspace('srgb').raw().toBuffer();
    expect(new Uint8Array(rgb)).to.deep.equal(flat.rgb);
  });

  it('are equal for equal pictures', async () => {
    const rows = () =>
      encodeRows([{ cells: [cell(noise(100, 80, 3)), cell(noise(90, 80, 4), { lines: true })] }]);
    expect(await rows()).to.deep.equal(await rows());
  });
});

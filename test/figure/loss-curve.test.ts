import { expect } from 'chai';
import { lossCurve } from '../../src/figure/loss-curve.js';
import type { Raster } from '../../src/figure/raster.js';

const LABELS = { vertical: 'total loss', horizontal: 'iteration' };
const draw = (values: readonly number[]) => lossCurve({ values, labels: LABELS }, 900, 300);
/** Rows of the curve's blue in a column of the picture. */
function blues({ width, height, rgb }: Raster, column: number): number[] {
  return Array.from({ length: height }, (_, row) => row).filter((row) => {
    const at = (row * width + column) * 3;
    return rgb[at + 2]! - rgb[at]! > 60;
  });
}
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, value) => sum + value, 0) / numbers.length;

describe('figure/loss-curve', () => {
  it('falls where the values fall, straight where they fall by a factor', async () => {
    const drawing = await draw(Array.from({ length: 101 }, (_, t) => 10 ** (6 - t / 25)));
    const [first, middle, last] = [130, 499, 868].map((column) => mean(blues(drawing, column)));
    expect(first).to.be.lessThan(middle!);
    expect(middle).to.be.lessThan(last!);
    expect(middle! - first!).to.be.closeTo(last! - middle!, 2);
  });

  it('leaves a gap where a value cannot be drawn', async () => {
    const values = [1, 2, 3, Number.NaN, 0, -1, 3, 2, 1];
    const drawing = await draw(values);
    // Places of iterations 4 to 6 of 9 between the margins.
    for (const iteration of [4, 5, 6]) {
      expect(blues(drawing, Math.round(118 + ((iteration - 1) / 8) * 762))).to.deep.equal([]);
    }
    expect(blues(drawing, Math.round(118 + 762 / 16))).not.to.deep.equal([]);
  });

  for (const values of [[], [5], [5, 5, 5], [1e-30, 1e30], [Number.NaN], Array(2000).fill(7)]) {
    it(`draws ${values.length} values from ${values[0]} at the size asked for, twice the same`, async () => {
      const drawing = await draw(values);
      expect([drawing.width, drawing.height, drawing.rgb.length]).to.deep.equal([900, 300, 900 * 300 * 3]);
      expect(await draw(values)).to.deep.equal(drawing);
    });
  }

  it('marks an iteration', async () => {
    const curve = { values: [4, 3, 2, 1], labels: LABELS };
    const plain = await lossCurve(curve, 900, 300);
    const marked = await lossCurve({ ...curve, mark: { at: 3, text: 'learning rate 0.1' } }, 900, 300);
    expect(marked.rgb).not.to.deep.equal(plain.rgb);
  });
});

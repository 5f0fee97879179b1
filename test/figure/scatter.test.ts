import { expect } from 'chai';
import type { Raster } from '../../src/figure/raster.js';
import { scatter } from '../../src/figure/scatter.js';

const VALUES = Array.from({ length: 200 }, (_, i) => Math.sin(i));
/** Mean height, from the bottom, of the blue in a column; NaN without any. */
function height({ width, height: rows, rgb }: Raster, column: number): number {
  const found: number[] = [];
  for (let row = 0; row < rows; row++) {
    const at = (row * width + column) * 3;
    if (rgb[at + 2]! - rgb[at]! > 40) found.push(rows - row);
  }
  return found.reduce((sum, each) => sum + each, 0) / found.length;
}

describe('figure/scatter', () => {
  it('rises where both agree, falls where the sign is another, and is a V where signs are lost', async () => {
    const [same, negated, lost] = await Promise.all(
      [VALUES, VALUES.map((v) => -v), VALUES.map(Math.abs)].map((actual) => scatter(actual, VALUES)),
    );
    expect(height(same!, 440)).to.be.greaterThan(height(same!, 100) + 200);
    expect(height(negated!, 440)).to.be.lessThan(height(negated!, 100) - 200);
    expect(height(lost!, 440)).to.be.greaterThan(height(lost!, 262) + 100);
    expect(height(lost!, 100)).to.be.greaterThan(height(lost!, 262) + 100);
  });

  for (const values of [[], [0, 0], [1e-30, 1e30], [Number.NaN, 1], Array(100_000).fill(3)]) {
    it(`draws ${values.length} values from ${values[0]} at its size, twice the same`, async () => {
      const drawing = await scatter(values, values);
      expect([drawing.width, drawing.height]).to.deep.equal([480, 480]);
      expect(await scatter(values, values)).to.deep.equal(drawing);
    });
  }
});

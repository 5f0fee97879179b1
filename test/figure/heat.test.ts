import { expect } from 'chai';
import { sequential } from '../../src/figure/colour-map.js';
import { heat, NOT_FINITE, scaleOf } from '../../src/figure/heat.js';

const map = (...values: number[]) => ({
  height: 1,
  width: values.length,
  channels: 1,
  data: Float32Array.from(values),
});
const pixel = (rgb: Uint8Array, i: number): number[] => [...rgb.subarray(3 * i, 3 * i + 3)];

describe('figure/heat', () => {
  it('draws 0 darkest and the largest value lightest, and says so', () => {
    const { rgb, note, width, height } = heat(map(0, 1, 4));
    expect([width, height]).to.deep.equal([3, 1]);
    expect(pixel(rgb, 0)).to.deep.equal(sequential(0));
    expect(pixel(rgb, 1)).to.deep.equal(sequential(0.25));
    expect(pixel(rgb, 2)).to.deep.equal(sequential(1));
    expect(note).to.equal('colours from 0 (dark) to 4 (light)');
  });

  it('starts below 0 where the map does', () => {
    const { rgb, note } = heat(map(-1, 1));
    expect(pixel(rgb, 0)).to.deep.equal(sequential(0));
    expect(note).to.contain('from -1 ');
  });

  it('does not let one bright pixel darken all others', () => {
    const values = [...Array.from({ length: 999 }, () => 1), 1000];
    expect(scaleOf(map(...values))).to.deep.equal({ low: 0, high: 1 });
    expect(heat(map(...values)).note).to.equal('colours from 0 (dark) to 1 (light), largest 1000');
  });

  it('shows a map that is 0 but for one pixel', () => {
    const values = [...Array.from({ length: 999 }, () => 0), 3];
    const { rgb } = heat(map(...values));
    expect(pixel(rgb, 999)).to.deep.equal(sequential(1));
  });

  it('shows NaN in grey, counts it, and scales by the rest', () => {
    const { rgb, note } = heat(map(0, Number.NaN, 2));
    expect(pixel(rgb, 1)).to.deep.equal([...NOT_FINITE]);
    expect(pixel(rgb, 2)).to.deep.equal(sequential(1));
    expect(note).to.equal('colours from 0 (dark) to 2 (light); 1 of 3 values NaN or infinite, shown in grey');
  });

  it('says why a map is blank', () => {
    expect(heat(map(0, 0)).note).to.equal('blank: every value is 0');
    expect(heat(map(2, 2)).note).to.equal('blank: every value is 2');
    expect(heat(map(Number.NaN)).note).to.equal('blank: every value is NaN or infinite');
  });

  it('draws on a given scale', () => {
    const { rgb, note } = heat(map(0, 1), { low: 0, high: 2 });
    expect(pixel(rgb, 1)).to.deep.equal(sequential(0.5));
    expect(note).to.equal('colours from 0 (dark) to 2 (light)');
  });
});

import { expect } from 'chai';
import { barLabels, gradient } from '../../src/figure/bar.js';
import { sequential } from '../../src/figure/colour-map.js';
import { outlined } from '../../src/figure/text.js';

const type = { size: 12, face: 'regular', colour: '#000' } as const;
const labels = (low: number, high: number): string[] =>
  barLabels({ map: sequential, low, high }, 0, 0, 100, type).match(/<path/g) ?? [];

describe('figure/bar', () => {
  it('goes from one end of the colours to the other', () => {
    const { rgb, width, height } = gradient({ map: sequential, low: 0, high: 1 }, 11, 2);
    expect([width, height]).to.deep.equal([11, 2]);
    expect([...rgb.subarray(0, 3)]).to.deep.equal([...sequential(0)]);
    expect([...rgb.subarray(30, 33)]).to.deep.equal([...sequential(1)]);
    expect([...rgb.subarray(33, 36)]).to.deep.equal([...sequential(0)]);
  });

  it('labels both ends, and 0 where it lies between', () => {
    expect(labels(0, 1)).to.have.length(2);
    expect(labels(-2, -1)).to.have.length(2);
    expect(labels(-1, 1)).to.have.length(3);
  });

  it('writes the low end at the left edge, in short numbers', () => {
    const svg = barLabels({ map: sequential, low: -1 / 3, high: 1 }, 7, 9, 100, type);
    expect(svg).to.contain(outlined('-0.3333', 7, 9, type));
  });
});

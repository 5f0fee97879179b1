import { expect } from 'chai';
import fc from 'fast-check';
import { brief, oddity, quantileOfMagnitudes, rangeOf, short } from '../../src/figure/range.js';

const why = (values: number[]) => oddity(values, rangeOf(values));

describe('figure/range', () => {
  it('spans the finite values and counts the others', () => {
    expect(rangeOf([3, Number.NaN, -2, Number.POSITIVE_INFINITY])).to.deep.equal({
      low: -2,
      high: 3,
      notFinite: 2,
    });
    expect(rangeOf([Number.NaN])).to.deep.equal({ low: 0, high: 0, notFinite: 1 });
  });

  it('says why a map is blank or has gaps', () => {
    expect(why([0, 0, -0])).to.equal('blank: every value is 0');
    expect(why([2.5, 2.5])).to.equal('blank: every value is 2.5');
    expect(why([Number.NaN, Number.POSITIVE_INFINITY])).to.equal('blank: every value is NaN or infinite');
    expect(why([0, 0, Number.NaN])).to.equal('1 of 3 values NaN or infinite, shown in grey');
    expect(why([0, 1])).to.equal(undefined);
  });

  it('writes numbers short', () => {
    expect([0, 0.5, 12.34567, -3, 1 / 3, 0.000012345, 12345678, Number.NaN].map(short)).to.deep.equal([
      '0',
      '0.5',
      '12.35',
      '-3',
      '0.3333',
      '1.23e-5',
      '1.23e7',
      'NaN',
    ]);
  });

  it('writes the ends of a scale with two digits, noughts too', () => {
    expect([0, 0.1, -0.501, 1.2, 37.74, 420, -0.0704, 0.000012, 12345678].map(brief)).to.deep.equal([
      '0',
      '0.10',
      '−0.50',
      '1.2',
      '38',
      '420',
      '−0.070',
      '1.20e−5',
      '1.20e7',
    ]);
  });

  it('takes the magnitude that a share of the values does not exceed', () => {
    const values = Array.from({ length: 200 }, (_, i) => (i % 2 ? i + 1 : -i - 1));
    expect(quantileOfMagnitudes(values, 0.995)).to.equal(199);
    expect(quantileOfMagnitudes(values, 1)).to.equal(200);
    expect(quantileOfMagnitudes([Number.NaN], 1)).to.equal(0);
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (list) => {
        expect(quantileOfMagnitudes(list, 1)).to.equal(Math.max(...list.map(Math.abs)));
      }),
    );
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import { GradelensError } from '../../src/errors.js';
import { normalizeAttr, type Sign } from '../../src/figure/normalize-attr.js';
import { float32 } from '../../src/tensor/flat.js';

const SIGNS: readonly Sign[] = ['all', 'positive', 'negative', 'absolute_value'];
const flat = (...values: number[]) => float32([1, values.length], values);
const mapOf = (values: number[], sign: Sign, outlierPerc?: number): number[] => [
  ...normalizeAttr(flat(...values), sign, outlierPerc).map.data,
];
const why = (values: number[], sign: Sign) => normalizeAttr(flat(...values), sign).oddity;

/** Multiples of 1/8, so that scaling by a power of two is exact. */
const eighths = fc.array(
  fc.integer({ min: -8000, max: 8000 }).map((n) => n / 8),
  { minLength: 1, maxLength: 40 },
);

describe('figure/normalize-attr', () => {
  const sums: readonly [Sign, number[]][] = [
    ['all', [0.1, 0.2, -0.3, -1]],
    ['positive', [0.5, 1, 0, 0]],
    ['negative', [0, 0, 0.3, 1]],
    ['absolute_value', [0.1, 0.2, 0.3, 1]],
  ];
  for (const [sign, expected] of sums) {
    it(`gives Captum's numbers for sign ${sign}, channels added up first`, () => {
      // channel sums 1, 2, -3, -10; filtered before the sum they would be others
      const attribution = float32([2, 2, 2], [4, -3, 1, 1, 2, -5, -11, 1]);
      const { map } = normalizeAttr(attribution, sign, 0);
      expect([map.height, map.width, map.channels]).to.deep.equal([2, 2, 1]);
      expect([...map.data]).to.deep.equal(expected.map(Math.fround));
    });
  }

  it('divides by the magnitude at which the sum reaches its share, not by a percentile of the values', () => {
    const { map, divisor } = normalizeAttr(flat(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 'all', 30);
    expect(divisor).to.equal(9);
    expect(map.data[0]).to.equal(Math.fround(1 / 9));
    expect([...map.data.subarray(8)]).to.deep.equal([1, 1]);
  });

  it('takes absolute_value and 2 % by itself', () => {
    // 98 % of 100 is reached at the second value: the outlier clips to 1
    const { divisor, map } = normalizeAttr(flat(1, -97, 2), undefined, undefined);
    expect(divisor).to.equal(97);
    expect(map.data[1]).to.equal(1);
    expect(normalizeAttr(flat(...Array.from({ length: 98 }, () => 1), -2)).divisor).to.equal(1);
  });

  it('keeps a magnitude above 0 when all of the sum may be outliers', () => {
    expect(normalizeAttr(flat(0, 0, 3, 5), 'all', 100)).to.deep.include({ divisor: 3 });
  });

  it('stays within [-1, 1], and within [0, 1] for every sign but all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        fc.constantFrom(...SIGNS),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (values, sign, outlierPerc) => {
          for (const value of mapOf(values, sign, outlierPerc)) {
            expect(value).to.be.within(sign === 'all' ? -1 : 0, 1);
          }
        },
      ),
    );
  });

  it('is the same for an attribution scaled by a positive number, and mirrored for its negative', () => {
    fc.assert(
      fc.property(
        eighths,
        fc.integer({ min: -8, max: 8 }),
        fc.constantFrom(...SIGNS),
        (values, power, sign) => {
          expect(
            mapOf(
              values.map((value) => value * 2 ** power),
              sign,
            ),
          ).to.deep.equal(mapOf(values, sign));
        },
      ),
    );
    fc.assert(
      fc.property(eighths, (values) => {
        const back = values.map((value) => -value);
        expect(mapOf(back, 'positive')).to.deep.equal(mapOf(values, 'negative'));
      }),
    );
  });

  it('never shows a pixel both as positive and as negative', () => {
    fc.assert(
      fc.property(eighths, (values) => {
        const [positive, negative] = [mapOf(values, 'positive'), mapOf(values, 'negative')];
        for (const [i, value] of values.entries()) {
          expect(positive[i]! > 0).to.equal(value > 0);
          expect(negative[i]! > 0).to.equal(value < 0);
        }
      }),
    );
  });

  it('says why a map is blank', () => {
    expect(why([0, 0], 'all')).to.equal(
      'blank: every value is 0, right only where the score does not depend on the input',
    );
    expect(why([-1, -2], 'positive')).to.equal(
      'blank: no value is positive; sign negative or all shows what is there',
    );
    expect(why([0, 2], 'negative')).to.equal(
      'blank: no value is negative; sign positive or all shows what is there',
    );
    expect(why([3, 3], 'all')).to.equal('blank: every value is 3');
    expect(why([1, 2], 'positive')).to.equal(undefined);
    expect(mapOf([-1, -2], 'positive')).to.deep.equal([0, 0]);
    expect(normalizeAttr(flat(0, 0)).divisor).to.equal(0);
  });

  it('counts NaN and infinity, keeps them out of the scale and marks them', () => {
    const values = [1, Number.NaN, Number.POSITIVE_INFINITY, -4];
    expect(mapOf(values, 'all')).to.deep.equal([0.25, Number.NaN, Number.NaN, -1]);
    expect(why(values, 'all')).to.equal('2 of 4 values NaN or infinite, shown in grey');
    expect(why([Number.NaN, 0], 'all')).to.match(/^blank: every value is 0.*; 1 of 2 values NaN or infinite/);
    expect(why([Number.NaN], 'all')).to.equal('blank: every value is NaN or infinite');
  });

  it('warns where everything is nearly 0', () => {
    expect(why([1e-6, -2e-6], 'all')).to.equal(
      'nearly 0 everywhere (2.00e-6 is drawn at full strength): what shows may be rounding noise',
    );
    expect(why([1e-4, -2e-5], 'all')).to.equal(undefined);
  });

  const refused: readonly [string, string, () => unknown][] = [
    ['NOT_A_PICTURE', '[1, 2, 2, 3]', () => normalizeAttr(float32([1, 2, 2, 3], Array(12).fill(1)))],
    ['NOT_A_PICTURE', '[0, 4]', () => normalizeAttr(float32([0, 4], []))],
    ['NOT_A_PICTURE', 'with 3 numbers', () => normalizeAttr(float32([2, 2], [1, 2, 3]))],
    ['VISUALIZE_SIGN', '"abs"', () => normalizeAttr(flat(1), 'abs' as Sign)],
    ['OUTLIER_PERC', '101', () => normalizeAttr(flat(1), 'all', 101)],
    ['OUTLIER_PERC', 'NaN', () => normalizeAttr(flat(1), 'all', Number.NaN)],
  ];
  for (const [code, named, call] of refused) {
    it(`refuses with ${code}, naming ${named}`, () => {
      expect(call).to.throw(GradelensError, named).with.property('code', code);
    });
  }
});

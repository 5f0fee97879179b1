import { expect } from 'chai';
import { courseOf } from '../../src/figure/course.js';

describe('figure/course', () => {
  for (const [values, words] of [
    [[40, 30, 12], 'from 40 to 12'],
    [[40, 43, 12], 'from 40 to 12'],
    [[40, 95, 12], 'rises from 40 to its highest, 95 in iteration 2, then falls to 12'],
    [[40, 50, 95], 'rises from 40 to its highest, 95 in iteration 3'],
    [[40, 10, 20], 'falls from 40 to its lowest, 10 in iteration 2, then rises to 20'],
    [[20850, 4.31e6, 11270], 'rises from 2.09e4 to its highest, 4.31e6 in iteration 2, then falls to 1.13e4'],
    [[5], 'from 5 to 5'],
    [[5, Number.NaN, 4], 'from 5; in iteration 2 it is NaN'],
  ] as const) {
    it(`${values.join(', ')}: ${words}`, () => {
      expect(courseOf(values)).to.equal(words);
    });
  }
});

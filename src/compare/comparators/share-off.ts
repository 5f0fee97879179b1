import { z } from 'zod';
import { atMost, errorBounds } from '../bounds.js';
import { defineComparator } from '../comparator.js';
import { largestMagnitude, shareOff, short } from '../numbers.js';

/**
 * Share of elements, 0 to 1, that are off by more than `relative` times the largest magnitude of `expected`; any rank.
 *
 * Where `expected` is all zero there is no magnitude to go by: one nonzero element then counts as all of them.
 */
export default defineComparator({
  title: 'Share of elements off',
  options: z.strictObject({
    ...errorBounds,
    relative: z.number().positive().describe('Off beyond this part of the largest expected magnitude'),
  }),
  compare({ actual, expected }, { relative, ...bounds }) {
    const share = shareOff(actual.data, expected.data, relative);
    const value = largestMagnitude(expected.data) === 0 ? Math.ceil(share) : share;
    const what = `The share of elements off by more than ${short(100 * relative)} % of the largest value`;
    return atMost(value, bounds, what);
  },
});

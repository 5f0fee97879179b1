import { z } from 'zod';
import { atMost, errorBounds } from '../bounds.js';
import { defineComparator } from '../comparator.js';
import { largestOf, unravel } from '../numbers.js';

/**
 * Largest relative difference of an element, max |a - e| / max(floor, |a| + |e|), in [0, 1]; any rank.
 *
 * Every element counts alike, however small: meant for few numbers, such as losses, not for maps with values near 0.
 * Source: the gradient check of the CS231n course notes; `floor` also guards 0 / 0.
 */
export default defineComparator({
  title: 'Largest relative difference',
  options: z.strictObject({
    ...errorBounds,
    floor: z.number().positive().default(1e-12).describe('Smallest denominator'),
  }),
  compare({ actual, expected }, { floor, ...bounds }) {
    const { data, shape } = actual;
    const worst = largestOf(data.length, (i) => {
      const [a, e] = [data[i]!, expected.data[i]!];
      return Math.abs(a - e) / Math.max(floor, Math.abs(a) + Math.abs(e));
    });
    return atMost(worst.value, bounds, 'The largest relative difference', unravel(worst.index, shape));
  },
});

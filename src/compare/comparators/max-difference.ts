import { z } from 'zod';
import { atMost, errorBounds } from '../bounds.js';
import { defineComparator } from '../comparator.js';
import { largestOf, unravel } from '../numbers.js';

/** Largest absolute difference, max |actual - expected|, in the tensors' own unit, and where it is; any rank. */
export default defineComparator({
  title: 'Largest difference',
  options: z.strictObject(errorBounds),
  compare({ actual, expected }, bounds) {
    const { data, shape } = actual;
    const worst = largestOf(data.length, (i) => Math.abs(data[i]! - expected.data[i]!));
    return atMost(worst.value, bounds, 'The largest difference', unravel(worst.index, shape));
  },
});

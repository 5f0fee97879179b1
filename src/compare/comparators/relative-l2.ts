import { z } from 'zod';
import { atMost, errorBounds } from '../bounds.js';
import { defineComparator } from '../comparator.js';
import { relativeL2 } from '../numbers.js';

/**
 * Relative L2 error, ||actual - expected|| / ||expected||, any rank.
 *
 * 0 for two zeros; Infinity when only `expected` is zero. 1e-3 is good for float32 gradients through a deep network.
 */
export default defineComparator({
  title: 'Relative L2 error',
  options: z.strictObject(errorBounds),
  compare({ actual, expected }, bounds) {
    return atMost(relativeL2(actual.data, expected.data), bounds, 'The relative L2 error');
  },
});

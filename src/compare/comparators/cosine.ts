import { z } from 'zod';
import { atLeast, likenessBounds } from '../bounds.js';
import { defineComparator } from '../comparator.js';
import { cosine } from '../numbers.js';

/**
 * Cosine of the angle between the two tensors as vectors, in [-1, 1]; any rank. Blind to a positive factor.
 *
 * 1 for two zeros, 0 when only one of them is zero.
 */
export default defineComparator({
  title: 'Cosine similarity',
  options: z.strictObject(likenessBounds),
  compare({ actual, expected }, bounds) {
    return atLeast(cosine(actual.data, expected.data), bounds, 'The cosine similarity');
  },
});

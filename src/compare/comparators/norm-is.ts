import { z } from 'zod';
import { errorBounds } from '../bounds.js';
import { defineComparator } from '../comparator.js';
import { norm as normOf, quotient, short } from '../numbers.js';

/**
 * L2 norm of the result, which must be `norm` up to a relative deviation; any rank. The expected tensor only gives the shape.
 *
 * With a check's `relativeTo` it measures a step: its norm is the learning rate where the gradient is normalised.
 */
export default defineComparator({
  title: 'Norm',
  options: z.strictObject({
    norm: z.number().nonnegative().describe('The wanted norm'),
    tolerance: errorBounds.tolerance.describe('Pass up to this relative deviation'),
    nearMiss: errorBounds.nearMiss.describe('Near miss up to this relative deviation; larger than tolerance'),
  }),
  compare({ actual }, { norm, tolerance, nearMiss }) {
    const value = normOf(actual.data);
    const deviation = quotient(Math.abs(value - norm), norm);
    const pass = deviation <= tolerance;
    return {
      value,
      pass,
      nearMiss: !pass && nearMiss !== undefined && deviation <= nearMiss,
      message: `The L2 norm is ${short(value)}; ${short(norm)} passes, ${short(100 * tolerance)} % more or less.`,
    };
  },
});

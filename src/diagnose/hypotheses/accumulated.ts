import { relativeL2 } from '../../compare/numbers.js';
import { matches, twiceOf } from '../again.js';
import { defineCallHypothesis } from '../hypothesis.js';

/** What is added must be more than so much of the sum: else a second call that gives the same is a sum with next to nothing. */
const ADDED = 1e-3;

/** The second call adds to what the first one left: a sum that is not set to 0 between calls. */
export default defineCallHypothesis({
  title: 'Not set to zero between calls',
  restates: ['differs-between-calls'],
  explain(mismatch) {
    const added = twiceOf(mismatch).some(
      ({ first, later, rightLater }) =>
        relativeL2(later.data, rightLater.data) > ADDED &&
        relativeL2(later.data, first.data) > ADDED &&
        matches(later, (i) => first.data[i]! + rightLater.data[i]!),
    );
    if (!added) return undefined;
    return {
      message:
        'Your second call gives what it should plus what the first gave: something is kept and added up from call to call.',
      confidence: 0.98,
    };
  },
});

import { relativeL2 } from '../../compare/numbers.js';
import { matches, twiceOf } from '../again.js';
import { defineCallHypothesis } from '../hypothesis.js';

/** The second call adds to what the first one left: a sum that is not set to 0 between calls. */
export default defineCallHypothesis({
  title: 'Not set to zero between calls',
  explain(mismatch) {
    const added = twiceOf(mismatch).some(
      ({ first, later, rightLater }) =>
        relativeL2(later.data, rightLater.data) > 1e-3 &&
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

import { relativeL2 } from '../../compare/numbers.js';
import { twiceOf } from '../again.js';
import { defineCallHypothesis } from '../hypothesis.js';
import { percent } from '../words.js';

/** Equal arguments, unequal results. */
export default defineCallHypothesis({
  title: 'Differs between calls',
  explain(mismatch) {
    for (const { first, later, rightFirst, alike } of twiceOf(mismatch)) {
      const apart = relativeL2(later.data, first.data);
      // Where the calls ask for different things, they must differ.
      if (!alike || !(apart > 1e-5)) continue;
      const good = relativeL2(first.data, rightFirst.data) <= 1e-3;
      return {
        message: `Two calls with the same arguments differ by ${percent(apart)} (relative L2)${good ? '; the first one is right' : ''}. Random numbers, or something that is kept and changed from call to call, often do that.`,
        confidence: 0.93,
      };
    }
    return undefined;
  },
});

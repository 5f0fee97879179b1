import { matches, twiceOf } from '../again.js';
import { defineCallHypothesis } from '../hypothesis.js';

/** The second call gives what the first gave, though another input asks for something else. */
export default defineCallHypothesis({
  title: 'First result kept',
  explain(mismatch) {
    const kept = twiceOf(mismatch).some(
      ({ first, later, alike }) =>
        !alike &&
        first.data.some((value) => value !== first.data[0]) &&
        matches(later, (i) => first.data[i]!),
    );
    if (!kept) return undefined;
    return {
      message:
        'Your second call gives exactly what the first gave, though its inputs are others. A result that is kept from the first call, or an input that is never read, often does that.',
      confidence: 0.98,
    };
  },
});

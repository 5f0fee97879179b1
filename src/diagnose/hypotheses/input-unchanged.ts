import { norm } from '../../compare/numbers.js';
import { sameShape } from '../../compare/structure.js';
import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';

/** The result is one of the inputs; the change from it is nothing. */
export default defineHypothesis({
  title: 'Input returned unchanged',
  explain(evidence) {
    const { subject, start, actual, expected, inputs, size, noise } = evidence;
    if (start !== undefined) {
      // Rounding of a sum with the picture is no change.
      if (size > noise || norm(expected.data) <= 10 * noise) return undefined;
      const message = `${subject} is nothing: it is still ${start}. Updates that are computed but not kept often do that.`;
      return { message, confidence: 0.97 };
    }
    const found = Object.entries(inputs).find(
      ([, input]) => sameShape(input.shape, actual.shape) && becomes(evidence, (i) => input.data[i]!),
    );
    if (!found) return undefined;
    return {
      message: `${subject} is the input ${found[0]}, unchanged: updates that are computed but not kept, or a wrong variable that is returned, often do that.`,
      confidence: sure(evidence),
    };
  },
});

import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { lowest } from '../maps.js';

/** Magnitudes where signed numbers are asked. */
export default defineHypothesis({
  title: 'Signs lost',
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    if (!comparable || lowest(actual.data) < 0 || lowest(expected.data) >= 0) return undefined;
    if (!becomes(evidence, (i) => Math.abs(expected.data[i]!))) return undefined;
    return {
      message: `${subject} has the right magnitudes, but no sign: negative numbers are expected too. An absolute value that is not asked for often does that.`,
      confidence: sure(evidence),
    };
  },
});

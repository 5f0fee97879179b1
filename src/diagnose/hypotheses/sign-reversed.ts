import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';

/** Every number has the other sign. */
export default defineHypothesis({
  title: 'Sign reversed',
  explain(evidence) {
    const { subject, start, expected, comparable } = evidence;
    if (!comparable || !becomes(evidence, (i) => -expected.data[i]!)) return undefined;
    const message =
      start === undefined
        ? `${subject} is the expected one with every sign reversed. A difference taken the other way round, or a minus too many or too few, often does that.`
        : `${subject} has the expected length and goes exactly the other way. A step down where one up is asked, or the other way round, often does that.`;
    return { message, confidence: sure(evidence) };
  },
});

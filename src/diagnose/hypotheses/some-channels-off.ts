import { defineHypothesis } from '../hypothesis.js';
import { offAlong } from '../places.js';
import { listed } from '../words.js';

/** So many numbers of a channel must be right before it is called right. */
const MANY = 8;

/** Some channels are right to the last number, others are not. */
export default defineHypothesis({
  title: 'Right for some channels',
  restates: ['some-numbers-off'],
  explain(evidence) {
    const { subject, expected, comparable } = evidence;
    const channels = expected.shape.at(-1) ?? 1;
    if (!comparable || channels < 2 || expected.shape.length < 4) return undefined;
    const { off, filled, clear } = offAlong(evidence, channels, (i) => i % channels);
    const right = off.flatMap((count, c) => (count === 0 && filled[c]! >= MANY ? [c] : []));
    const wrong = off.flatMap((count, c) => (count > 0 ? [c] : []));
    if (!clear || wrong.length === 0 || right.length === 0) return undefined;
    return {
      message: `${subject} is right in channel${right.length > 1 ? 's' : ''} ${listed(right)} and wrong in ${listed(wrong)} (counted from 0).`,
      confidence: 0.78,
    };
  },
});

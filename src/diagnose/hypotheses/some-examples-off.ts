import { sizeOf } from '../../tensor/flat.js';
import { defineHypothesis } from '../hypothesis.js';
import { offAlong } from '../places.js';
import { listed } from '../words.js';

/** So many numbers of an example must be right before it is called right. */
const MANY = 8;

/** Some examples of a batch are right to the last number, others are not. */
export default defineHypothesis({
  title: 'Right for some examples',
  restates: ['some-numbers-off'],
  explain(evidence) {
    const { subject, expected, comparable } = evidence;
    const [examples = 1] = expected.shape;
    if (!comparable || examples < 2 || expected.shape.length < 3) return undefined;
    const size = sizeOf(expected.shape.slice(1));
    const { off, filled, clear } = offAlong(evidence, examples, (i) => Math.floor(i / size));
    const right = off.flatMap((count, n) => (count === 0 && filled[n]! >= MANY ? [n] : []));
    const wrong = off.flatMap((count, n) => (count > 0 ? [n] : []));
    if (!clear || wrong.length === 0 || right.length === 0) return undefined;
    const first = right.length === 1 && right[0] === 0;
    const last = right.length === 1 && right[0] === examples - 1;
    const hint = first
      ? ' Something that is done for one image alone, such as an index or a label that is always the first, often does that.'
      : last
        ? ' Something that a loop keeps from its last round only often does that.'
        : ' What sets these images apart: their class, or what the network takes them for?';
    return {
      message: `${subject} is right for example${right.length > 1 ? 's' : ''} ${listed(right)} of ${examples} and wrong for ${listed(wrong)} (counted from 0).${hint}`,
      confidence: 0.78,
    };
  },
});

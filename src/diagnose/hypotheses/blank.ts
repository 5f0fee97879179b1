import { short } from '../../compare/numbers.js';
import { defineHypothesis } from '../hypothesis.js';

/** Every number of the result is the same, where the key's differ. */
export default defineHypothesis({
  title: 'Blank result',
  explain({ actual, expected }) {
    const [first = 0] = actual.data;
    const isConstant = (data: typeof actual.data) =>
      data.length > 1 && data.every((value) => value === data[0]);
    if (!isConstant(actual.data) || isConstant(expected.data) || expected.data.length === 1) return undefined;
    return {
      message:
        first === 0
          ? 'Every number of your result is 0. Does the quantity you differentiate depend on the input, and is it not one that is flat there, such as the probability of a class that is certain?'
          : `Every number of your result is ${short(first)}: it does not depend on the place.`,
      confidence: 0.95,
    };
  },
});

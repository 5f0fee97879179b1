import { largestMagnitude, short } from '../../compare/numbers.js';
import { defineHypothesis } from '../hypothesis.js';
import { inside } from '../words.js';

/** Every number is the same, where the key's differ. */
export default defineHypothesis({
  title: 'Blank result',
  restates: ['elementwise'],
  explain({ subject, start, actual, expected }) {
    const [first = 0] = actual.data;
    const isConstant = (data: typeof actual.data) =>
      data.length > 1 && data.every((value) => value === data[0]);
    // What stands still has a finding of its own.
    if (
      start !== undefined ||
      !isConstant(actual.data) ||
      isConstant(expected.data) ||
      expected.data.length < 8
    )
      return undefined;
    if (first !== 0) {
      return {
        message: `Every number of ${inside(subject)} is ${short(first)}, wherever it stands.`,
        confidence: 0.95,
      };
    }
    const large = largestMagnitude(expected.data);
    const whole = large < 1 ? ' So small numbers also become 0 in int32.' : '';
    return {
      message: `Every number of ${inside(subject)} is 0; the expected ones go up to ${short(large)}.${whole} ${subject.includes('gradient') ? CONSTANT : EMPTY}`,
      confidence: 0.95,
    };
  },
});

const CONSTANT =
  'A step on the way that has no gradient (rounding, argMax, a comparison, numbers read out and put into a new tensor), or another input that is used in its place, often does that.';
const EMPTY =
  'Something that is multiplied by 0, a gradient of what does not depend on the input or is flat there, or a tensor that is never filled often does that.';

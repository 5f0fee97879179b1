import { becomes, telling } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';

/** So many whole numbers that differ are no chance. */
const MANY = 4;

/** Whole numbers: the expected ones rounded, as int32 does in the end or on the way. */
export default defineHypothesis({
  title: 'Whole numbers',
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    if (!comparable || actual.data.some((value) => !Number.isInteger(value))) return undefined;
    if (expected.data.every((value) => Number.isInteger(value))) return undefined;
    const kinds = new Set(actual.data).size;
    for (const [name, rounded] of WAYS) {
      if (!becomes(evidence, (i) => rounded(expected.data[i]!))) continue;
      return {
        message: `${subject} has whole numbers only: the expected ones ${name}. A tensor of int32, or a rounding, often does that.`,
        confidence: kinds >= MANY ? 0.97 : 0.6,
      };
    }
    if (kinds < MANY || telling(evidence) < 8) return undefined;
    return {
      message: `${subject} has whole numbers only, where the expected ones have fractions. A tensor of int32, or a rounding, somewhere on the way often does that.`,
      confidence: 0.85,
    };
  },
});

const WAYS = [
  ['without what is behind the point', Math.trunc],
  ['rounded to the nearest whole number', Math.round],
  ['rounded down', Math.floor],
  ['rounded up', Math.ceil],
] as const;

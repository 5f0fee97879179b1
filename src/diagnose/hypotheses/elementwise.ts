import { dot } from '../../compare/numbers.js';
import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { digits } from '../words.js';

/** Each number went once more through a function, or once too seldom: a square, a root, an exponential. */
export default defineHypothesis({
  title: 'A function of the expected numbers',
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    if (!comparable) return undefined;
    for (const { name, of, scaled } of FUNCTIONS) {
      const made = Float64Array.from(expected.data, of);
      if (becomes(evidence, (i) => made[i]!))
        return {
          message: `${subject} is ${name} of the expected one, number by number.`,
          confidence: sure(evidence),
        };
      const factor = scaled ? dot(actual.data, made) / dot(made, made) : Number.NaN;
      if (becomes(evidence, (i) => factor * made[i]!)) {
        return {
          message: `${subject} is ${digits(factor)} times ${name} of the expected one, number by number.`,
          confidence: sure(evidence, 0.95, 2),
        };
      }
    }
    return undefined;
  },
});

/** `scaled`: a factor before it does not make it another function. */
const FUNCTIONS: { name: string; of: (value: number) => number; scaled?: true }[] = [
  { name: 'the square', of: (value) => value * value, scaled: true },
  { name: 'the square with its sign kept', of: (value) => value * Math.abs(value), scaled: true },
  { name: 'the square root', of: Math.sqrt, scaled: true },
  { name: 'the square root of the magnitude', of: (value) => Math.sqrt(Math.abs(value)), scaled: true },
  {
    name: 'the square root of the magnitude, with the sign,',
    of: (value) => Math.sign(value) * Math.sqrt(Math.abs(value)),
    scaled: true,
  },
  { name: 'the third power', of: (value) => value ** 3, scaled: true },
  { name: 'the reciprocal', of: (value) => 1 / value, scaled: true },
  { name: 'the exponential', of: Math.exp },
  { name: 'the natural logarithm', of: Math.log },
  { name: 'the logarithm of 1 and more', of: Math.log1p },
  { name: 'the sigmoid', of: (value) => 1 / (1 + Math.exp(-value)) },
  { name: 'the hyperbolic tangent', of: Math.tanh },
  { name: 'the sign', of: Math.sign },
  { name: '1 less', of: (value) => 1 - value },
];

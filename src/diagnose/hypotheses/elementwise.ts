import type { Evidence } from '../evidence.js';
import { becomes, sure, telling } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { digits } from '../words.js';

/** Fewer differing numbers than this fit some function by chance. */
const FEW = 4;
/** Numbers from which a factor is taken before all are tried. */
const SAMPLES = 1024;

/** Each number went once more through a function, or once too seldom: a square, a root, an exponential. */
export default defineHypothesis({
  title: 'A function of the expected numbers',
  explain(evidence) {
    const { subject, expected, comparable } = evidence;
    // One number is some multiple of any other's square.
    if (!comparable || telling(evidence) < FEW) return undefined;
    for (const { name, of, scaled } of FUNCTIONS) {
      if (becomes(evidence, (i) => of(expected.data[i]!)))
        return {
          message: `${subject} is ${name} of the expected one, number by number.`,
          confidence: sure(evidence),
        };
      const factor = scaled ? factorOf(evidence, of) : Number.NaN;
      if (becomes(evidence, (i) => factor * of(expected.data[i]!))) {
        return {
          message: `${subject} is ${digits(factor)} times ${name} of the expected one, number by number.`,
          confidence: sure(evidence, 0.95, 2),
        };
      }
    }
    return undefined;
  },
});

/** Least squares, over some of the numbers: where a function fits all of them, these do. */
function factorOf({ actual, expected }: Evidence, of: (value: number) => number): number {
  const stride = Math.max(1, Math.floor(actual.data.length / SAMPLES));
  let [mixed, square] = [0, 0];
  for (let i = 0; i < actual.data.length; i += stride) {
    const made = of(expected.data[i]!);
    mixed += made * actual.data[i]!;
    square += made * made;
  }
  return mixed / square;
}

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
  { name: 'the logarithm of one plus', of: Math.log1p },
  { name: 'the sigmoid', of: (value) => 1 / (1 + Math.exp(-value)) },
  { name: 'the hyperbolic tangent', of: Math.tanh },
  { name: 'the sign', of: Math.sign, scaled: true },
];

import { short } from '../../compare/numbers.js';
import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { digits } from '../words.js';

/** Every number is the expected one plus one number, or times one number plus another. */
export default defineHypothesis({
  title: 'Off by a constant',
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    const size = actual.data.length;
    if (!comparable || size < 8) return undefined;
    const [meanOfActual, meanOfExpected] = [mean(actual.data), mean(expected.data)];
    const moved = meanOfActual - meanOfExpected;
    if (becomes(evidence, (i) => expected.data[i]! + moved)) {
      return {
        message: `${subject} is the expected one plus ${digits(moved)}, everywhere. Something that is added where nothing is, or a mean that is or is not taken away, often does that.`,
        confidence: sure(evidence, 0.97, 1),
      };
    }
    let [mixed, square] = [0, 0];
    for (let i = 0; i < size; i++) {
      const centred = expected.data[i]! - meanOfExpected;
      mixed += centred * (actual.data[i]! - meanOfActual);
      square += centred * centred;
    }
    const slope = mixed / square;
    const start = meanOfActual - slope * meanOfExpected;
    // Without an offset that counts it is a factor alone.
    if (!(Math.abs(slope) > 0) || Math.abs(start) * Math.sqrt(size) < 1e-2 * evidence.size) return undefined;
    if (!becomes(evidence, (i) => slope * expected.data[i]! + start)) return undefined;
    return {
      message: `${subject} is ${digits(slope)} times the expected one plus ${short(start)}, everywhere: its scale and its zero are others. Values brought into a range, or standardised, often look so.`,
      confidence: sure(evidence, 0.96, 2),
    };
  },
});

const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
};

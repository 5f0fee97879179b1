import { cosine, norm } from '../../compare/numbers.js';
import { defineHypothesis } from '../hypothesis.js';

/** Fewer numbers than this can point anywhere by chance. */
const FEW = 256;
/** Times the cosine that chance gives, 1 / sqrt(n). */
const CHANCE = 3;

/** The numbers have nothing in common with the expected ones but perhaps their size. */
export default defineHypothesis({
  title: 'Unrelated numbers',
  explain({ subject, actual, expected, comparable }) {
    const { length } = actual.data;
    if (!comparable || length < FEW || norm(actual.data) === 0 || norm(expected.data) === 0) return undefined;
    const likeness = correlation(actual.data, expected.data);
    if (Math.abs(likeness) > CHANCE / Math.sqrt(length)) return undefined;
    return {
      message: `${subject} has nothing in common with the expected one: their correlation is ${likeness.toFixed(3)}, as of any two pictures of noise. A wrong input, layer or class, or numbers in a wrong order, often looks so.`,
      confidence: 0.55,
    };
  },
});

/** Cosine of what is left when each side's mean is taken away. */
function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const centred = (values: ArrayLike<number>) => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[i]!;
    return Float64Array.from(values, (value) => value - sum / values.length);
  };
  return cosine(centred(a), centred(b));
}

import { norm } from '../../compare/numbers.js';
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

/** Pearson's. */
function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const { length } = a;
  let [sumA, sumB] = [0, 0];
  for (let i = 0; i < length; i++) {
    sumA += a[i]!;
    sumB += b[i]!;
  }
  let [mixed, squareA, squareB] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    const [x, y] = [a[i]! - sumA / length, b[i]! - sumB / length];
    mixed += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return squareA > 0 && squareB > 0 ? mixed / Math.sqrt(squareA * squareB) : 1;
}

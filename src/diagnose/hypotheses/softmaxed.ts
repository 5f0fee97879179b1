import type { Numbers } from '../../compare/numbers.js';
import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { highest, lastAt } from '../maps.js';

/** Probabilities, or their logarithms, where scores are expected: a softmax over the last axis. */
export default defineHypothesis({
  title: 'Softmax applied',
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    const columns = expected.shape.at(-1) ?? 1;
    if (!comparable || columns < 2) return undefined;
    const totals = new Map<number, number>();
    const total = (row: number): number => {
      const known = totals.get(row) ?? logSumExp(lastAt(expected, row));
      totals.set(row, known);
      return known;
    };
    for (const [name, of] of WAYS) {
      if (!becomes(evidence, (i) => of(expected.data[i]! - total(Math.floor(i / columns))))) continue;
      const sums = name === 'softmax' ? 'sums' : 'sums, as exponentials,';
      return {
        message: `${subject} is the ${name} of the expected numbers over the last axis: ${actual.shape.length > 1 ? 'each row' : 'it'} ${sums} to 1.`,
        confidence: sure(evidence),
      };
    }
    return undefined;
  },
});

function logSumExp(row: Numbers): number {
  const top = highest(row);
  let sum = 0;
  for (let c = 0; c < row.length; c++) sum += Math.exp(row[c]! - top);
  return top + Math.log(sum);
}

const WAYS = [
  ['softmax', Math.exp],
  ['log-softmax', (value: number) => value],
] as const;

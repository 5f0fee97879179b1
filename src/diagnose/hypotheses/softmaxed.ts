import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';

/** Probabilities, or their logarithms, where scores are expected: a softmax over the last axis. */
export default defineHypothesis({
  title: 'Softmax applied',
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    const columns = expected.shape.at(-1) ?? 1;
    if (!comparable || columns < 2) return undefined;
    const logs = Float64Array.from(expected.data);
    for (let start = 0; start < logs.length; start += columns) {
      const row = logs.subarray(start, start + columns);
      const top = row.reduce((a, b) => Math.max(a, b));
      const total = top + Math.log(row.reduce((sum, value) => sum + Math.exp(value - top), 0));
      for (let c = 0; c < columns; c++) row[c]! -= total;
    }
    for (const [name, of] of WAYS) {
      if (!becomes(evidence, (i) => of(logs[i]!))) continue;
      return {
        message: `${subject} is the ${name} of the expected numbers over the last axis: ${actual.shape.length > 1 ? 'each row' : 'it'} ${name === 'softmax' ? 'sums' : 'sums, as exponentials,'} to 1.`,
        confidence: sure(evidence),
      };
    }
    return undefined;
  },
});

const WAYS = [
  ['softmax', Math.exp],
  ['log-softmax', (value: number) => value],
] as const;

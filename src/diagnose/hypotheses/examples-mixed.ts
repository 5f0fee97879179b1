import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';

/** Every example has the sum, or the mean, of what the examples should have. */
export default defineHypothesis({
  title: 'Examples mixed',
  explain(evidence) {
    const { subject, expected, comparable } = evidence;
    const [examples = 1] = expected.shape;
    const size = expected.data.length / examples;
    if (!comparable || examples < 2 || size < 2) return undefined;
    const sum = new Float64Array(size);
    for (let i = 0; i < expected.data.length; i++) sum[i % size]! += expected.data[i]!;
    for (const [name, divisor] of [
      ['sum', 1],
      ['mean', examples],
    ] as const) {
      if (!becomes(evidence, (i) => sum[i % size]! / divisor)) continue;
      return {
        message: `${subject} has the same numbers for each of ${examples} examples: the ${name} of what the examples should have one by one. The examples of a batch must not be added up on the way.`,
        confidence: sure(evidence),
      };
    }
    return undefined;
  },
});

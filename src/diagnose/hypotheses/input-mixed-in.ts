import { sameShape } from '../../compare/structure.js';
import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';

/** An input is added, taken away or multiplied where it is not asked for; or only the change is returned. */
export default defineHypothesis({
  title: 'An input too many',
  explain(evidence) {
    const { subject, start, expected, inputs } = evidence;
    // A change has its input taken away already.
    if (start !== undefined) return undefined;
    for (const [name, { shape, data }] of Object.entries(inputs)) {
      if (!sameShape(shape, expected.shape)) continue;
      const e = (i: number) => expected.data[i]!;
      const x = (i: number) => data[i]!;
      const ways: [string, (i: number) => number][] = [
        [`plus the input ${name}`, (i) => e(i) + x(i)],
        [`less the input ${name}, such as a change without what it is added to`, (i) => e(i) - x(i)],
        [`times the input ${name}, number by number`, (i) => e(i) * x(i)],
        [`times the magnitude of the input ${name}, number by number`, (i) => e(i) * Math.abs(x(i))],
      ];
      const way = ways.find(([, candidate]) => becomes(evidence, candidate));
      if (way) return { message: `${subject} is the expected one ${way[0]}.`, confidence: sure(evidence) };
    }
    return undefined;
  },
});

import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { highest, lowest } from '../maps.js';

/** Numbers of one sign are right, and those of the other are 0: a ReLU too many. */
export default defineHypothesis({
  title: 'Numbers of one sign lost',
  explain(evidence) {
    const { subject, expected, comparable, start } = evidence;
    if (!comparable || lowest(expected.data) >= 0 || highest(expected.data) <= 0) return undefined;
    for (const [kept, lost, part] of SIDES) {
      if (!becomes(evidence, (i) => part(expected.data[i]!))) continue;
      return {
        message: `${subject} has the right ${kept} numbers, but 0 where ${lost} ones are expected. ${start === undefined ? 'A ReLU or a clipping at 0 too many' : 'A bound that holds numbers on one side only, or a ReLU too many,'} often does that.`,
        confidence: sure(evidence),
      };
    }
    return undefined;
  },
});

const SIDES = [
  ['positive', 'negative', (value: number) => Math.max(0, value)],
  ['negative', 'positive', (value: number) => Math.min(0, value)],
] as const;

import { distance } from '../../compare/numbers.js';
import { AFTER, gradedOutputs, tensorOf } from '../../compare/outputs.js';
import { sameShape } from '../../compare/structure.js';
import { defineCallHypothesis } from '../hypothesis.js';
import { countOf } from '../maps.js';
import { share } from '../words.js';

/** An input holds other numbers after the call than before. */
export default defineCallHypothesis({
  title: 'Input changed',
  explain({ actual, expected, inputs }) {
    for (const [input, before] of Object.entries(inputs)) {
      const after = tensorOf(actual, AFTER + input);
      if (!after || !sameShape(after.shape, before.shape)) continue;
      const changed = countOf(before.data.length, (i) => before.data[i] !== after.data[i]);
      if (changed === 0) continue;
      const result = gradedOutputs(expected).find((name) => {
        const output = tensorOf(actual, name);
        return output && sameShape(output.shape, after.shape) && distance(output.data, after.data) === 0;
      });
      const into =
        result === undefined
          ? ''
          : ` It now holds what your function returns: the result was written into it.`;
      return {
        message: `After your call the input ${input} holds other numbers: ${share(changed, before.data.length)} changed.${into}`,
        confidence: 0.97,
      };
    }
    return undefined;
  },
});

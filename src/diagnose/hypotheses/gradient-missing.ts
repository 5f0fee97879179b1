import { norm } from '../../compare/numbers.js';
import { tensorOf } from '../../compare/outputs.js';
import { rightOutputs } from '../evidence.js';
import { defineCallHypothesis } from '../hypothesis.js';
import { listed } from '../words.js';

/** The value is right, but its gradient, or one of several, is all zero. */
export default defineCallHypothesis({
  title: 'Gradient missing',
  restates: ['blank'],
  explain(mismatch) {
    const right = rightOutputs(mismatch);
    if (!right.includes('value')) return undefined;
    const gradients = Object.keys(mismatch.expected).filter((name) => /^gradient(\.|$)/.test(name));
    const missing = gradients.filter((name) => {
      const [actual, expected] = [tensorOf(mismatch.actual, name), tensorOf(mismatch.expected, name)];
      return (
        actual && expected && norm(actual.data) === 0 && norm(expected.data) > 0 && expected.data.length >= 8
      );
    });
    if (missing.length === 0) return undefined;
    const which = missing.length === gradients.length ? 'its gradient' : listed(missing);
    return {
      message: `Your value is right, but ${which} is 0 everywhere: something between input and result is not differentiated. Numbers that are read out and put into a new tensor, a tensor kept from before, rounding or a cast often do that.`,
      confidence: 0.97,
    };
  },
});

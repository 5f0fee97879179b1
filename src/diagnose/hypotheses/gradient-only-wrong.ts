import { largestMagnitude } from '../../compare/numbers.js';
import { tensorOf } from '../../compare/outputs.js';
import { rightOutputs } from '../evidence.js';
import { defineCallHypothesis } from '../hypothesis.js';
import { listed } from '../words.js';

/** The value is right, but its gradient is neither right nor missing. */
export default defineCallHypothesis({
  title: 'Gradient wrong though the value is right',
  explain(mismatch) {
    const right = rightOutputs(mismatch);
    const gradients = Object.keys(mismatch.expected).filter((name) => /^gradient(\.|$)/.test(name));
    const wrong = gradients.filter((name) => !right.includes(name));
    if (!right.includes('value') || wrong.length === 0) return undefined;
    const given = wrong.map((name) => tensorOf(mismatch.actual, name));
    if (given.some((tensor) => !tensor || largestMagnitude(tensor.data) === 0)) return undefined;
    const which =
      wrong.length === gradients.length ? 'its gradient is not' : `${listed(wrong)} of its gradients is not`;
    return {
      message: `Your value is right, but ${which}. A gradient of your own that is wrong, or a part that counts for the value and is not differentiated, often does that.`,
      confidence: 0.6,
    };
  },
});

import { short } from '../../compare/numbers.js';
import { defineHypothesis } from '../hypothesis.js';
import { stepsOf } from '../step.js';

/** The step from the input picture points the right way but has another length than the learning rate. */
export default defineHypothesis({
  title: 'Step of another length',
  explain(evidence) {
    const steps = stepsOf(evidence);
    if (!steps || steps.cosine < 0.9999) return undefined;
    const ratio = steps.actualNorm / steps.expectedNorm;
    if (Math.abs(ratio - 1) <= 1e-3) return undefined;
    const seen = `The change of the picture has the right direction, but its L2 norm is ${short(steps.actualNorm)} where ${short(steps.expectedNorm)} is expected.`;
    const hint =
      Math.abs(ratio - 2) <= 1e-3
        ? 'Is the step taken twice?'
        : Math.abs(steps.actualNorm - 1) <= 1e-3
          ? 'Is the learning rate left out?'
          : 'Is the gradient divided by its norm before the learning rate comes in?';
    return { message: `${seen} ${hint}`, confidence: 0.95 };
  },
});

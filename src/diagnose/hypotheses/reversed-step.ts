import { defineHypothesis } from '../hypothesis.js';
import { stepsOf } from '../step.js';

/** The step from the input picture goes down the score instead of up. */
export default defineHypothesis({
  title: 'Step the wrong way',
  explain(evidence) {
    const steps = stepsOf(evidence);
    if (!steps || steps.cosine > -0.9999) return undefined;
    return {
      message: 'The picture changes exactly against the expected direction: does the step lower the score?',
      confidence: 0.95,
    };
  },
});

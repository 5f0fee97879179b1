import { sameShape } from '../../compare/structure.js';
import { accountsFor, defineHypothesis } from '../hypothesis.js';

/** The result is one of the inputs. */
export default defineHypothesis({
  title: 'Input returned unchanged',
  explain({ actual, inputs }) {
    const found = Object.entries(inputs).find(
      ([, input]) => sameShape(input.shape, actual.shape) && accountsFor(input.data, actual.data),
    );
    if (!found) return undefined;
    return {
      message: `Your result is the input ${found[0]} unchanged: are the updates lost on the way?`,
      confidence: 0.95,
    };
  },
});

import { bracketed } from '../../compare/numbers.js';
import { sameShape } from '../../compare/structure.js';
import { accountsFor, defineHypothesis } from '../hypothesis.js';
import { permute } from '../maps.js';

/** Height and width have changed places in maps [N,H,W] or [N,H,W,C]. */
export default defineHypothesis({
  title: 'Height and width swapped',
  explain({ actual, expected }) {
    const { shape } = expected;
    if (shape.length < 3 || shape.length > 4 || actual.shape.length !== shape.length) return undefined;
    const swapped = permute(actual, [0, 2, 1, 3].slice(0, shape.length));
    if (!sameShape(swapped.shape, shape)) return undefined;
    if (accountsFor(expected.data, swapped.data)) {
      return { message: 'Your result is right with height and width swapped.', confidence: 0.97 };
    }
    if (shape[1] === shape[2]) return undefined;
    return {
      message: `Your shape ${bracketed(actual.shape)} is the expected one with height and width swapped; the numbers differ as well.`,
      confidence: 0.7,
    };
  },
});

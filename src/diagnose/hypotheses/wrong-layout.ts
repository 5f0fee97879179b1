import { bracketed } from '../../compare/numbers.js';
import { sameShape } from '../../compare/structure.js';
import { accountsFor, defineHypothesis } from '../hypothesis.js';
import { permute } from '../maps.js';

/** Channels first, [N,C,H,W], where channels last, [N,H,W,C], are expected. */
export default defineHypothesis({
  title: 'Channels first',
  explain({ actual, expected }) {
    const { shape } = expected;
    if (shape.length !== 4 || actual.shape.length !== 4) return undefined;
    const last = permute(actual, [0, 2, 3, 1]);
    if (!sameShape(last.shape, shape)) return undefined;
    const layout = `channels first, shape ${bracketed(actual.shape)}; tensors here are [N, H, W, C]`;
    if (accountsFor(expected.data, last.data)) {
      return { message: `Your numbers are right, but in the layout with ${layout}.`, confidence: 0.97 };
    }
    if (sameShape(actual.shape, shape)) return undefined;
    return { message: `Your result seems to have ${layout}. The numbers differ as well.`, confidence: 0.7 };
  },
});

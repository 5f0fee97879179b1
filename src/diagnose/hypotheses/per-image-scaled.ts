import { largestMagnitude } from '../../compare/numbers.js';
import { along } from '../axes.js';
import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { digits, listed } from '../words.js';

/** Fewer numbers than this fit some factor by chance. */
const FEW = 8;
/** Factors further apart than this, relative to the largest, are different factors. */
const APART = 1e-3;

/** Each image is right up to a factor of its own. */
export default defineHypothesis({
  title: 'Each image scaled on its own',
  explain(evidence) {
    const { subject, expected, comparable } = evidence;
    if (!comparable || expected.shape.length < 2 || expected.shape[0]! < 2) return undefined;
    const { group, factors, filled } = along(evidence, 0);
    const found = factors.filter((factor) => !Number.isNaN(factor));
    const spread = Math.max(...found) - Math.min(...found);
    if (found.length < 2 || spread <= APART * largestMagnitude(found)) return undefined;
    if (factors.some((factor, n) => !Number.isNaN(factor) && filled[n]! < FEW)) return undefined;
    if (found.some((factor) => factor === 0 || Math.abs(factor - 1) < 1e-4)) return undefined;
    if (!becomes(evidence, (i) => (factors[group(i)] || 0) * expected.data[i]!)) return undefined;
    return {
      message: `${subject} is right for each image up to a factor of its own: ${listed(found.map(digits))} times. A probability, a norm or a largest value that is the image's own and is multiplied or divided by often does that.`,
      confidence: sure(evidence, 0.96, found.length),
    };
  },
});

import { largestMagnitude } from '../../compare/numbers.js';
import { along } from '../axes.js';
import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { digits, listed } from '../words.js';

/** Fewer numbers in a channel than this fit some factor by chance. */
const FEW = 8;
/** Factors further apart than this, relative to the largest, are different factors. */
const APART = 1e-3;

/** Each channel is right up to a factor of its own: a standard deviation, a weight of the channel. */
export default defineHypothesis({
  title: 'Each channel scaled on its own',
  explain(evidence) {
    const { subject, expected, comparable } = evidence;
    const axis = expected.shape.length - 1;
    if (!comparable || expected.shape.length < 3 || expected.shape[axis]! < 2) return undefined;
    const { group, factors, filled } = along(evidence, axis);
    const found = factors.filter((factor) => !Number.isNaN(factor));
    const spread = Math.max(...found) - Math.min(...found);
    if (found.length < 2 || spread <= APART * largestMagnitude(found)) return undefined;
    if (factors.some((factor, c) => !Number.isNaN(factor) && filled[c]! < FEW)) return undefined;
    if (found.some((factor) => factor === 0 || Math.abs(factor - 1) < 1e-4)) return undefined;
    if (!becomes(evidence, (i) => (factors[group(i)] || 0) * expected.data[i]!)) return undefined;
    return {
      message: `${subject} is right for each index of the last axis up to a factor of its own: ${listed(found.map(digits))} times. Channels that are divided or multiplied by their own standard deviation or weight often do that.`,
      confidence: sure(evidence, 0.96, found.length),
    };
  },
});

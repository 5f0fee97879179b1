import { dot, short } from '../../compare/numbers.js';
import { sameShape } from '../../compare/structure.js';
import { namedFactors } from '../factors.js';
import { accountsFor, defineHypothesis } from '../hypothesis.js';

/** How well a measured ratio must agree with a factor to be called by its name. */
const AGREES = 1e-4;
/** Fewer numbers than this fit some factor by chance. */
const FEW = 8;

/** The result is the expected one times one number: a mean for a sum, a missing weight, a normalisation too many. */
export default defineHypothesis({
  title: 'Off by a constant factor',
  explain(evidence) {
    const { actual, expected } = evidence;
    const square = dot(expected.data, expected.data);
    if (!sameShape(actual.shape, expected.shape) || square === 0) return undefined;
    const ratio = dot(actual.data, expected.data) / square;
    const scaled = Float64Array.from(expected.data, (value) => ratio * value);
    if (!accountsFor(scaled, actual.data)) return undefined;
    const few = actual.data.length < FEW;
    const agrees = (value: number) => Math.abs(ratio / value - 1) <= AGREES;
    const meanings = new Set(
      namedFactors(evidence).flatMap(({ value, meaning }) => (agrees(value) ? [meaning] : [])),
    );
    const seen = `Your result is ${ratio.toPrecision(5)} times the expected one${few ? '' : ', everywhere'}.`;
    if (meanings.size > 0) {
      const message = `${seen} That is ${[...meanings].join(' Or ')}`;
      return { message, confidence: few ? 0.8 : 0.97 };
    }
    const count = Math.round(1 / ratio);
    if (count > 1 && agrees(1 / count)) {
      const message = `${seen} That is 1/${count}: a mean over ${count} numbers, or a weight of ${short(1 / count)} or ${count}, in the wrong place?`;
      return { message, confidence: few ? 0.5 : 0.85 };
    }
    return {
      message: `${seen} Look for a factor that is missing or one too many.`,
      confidence: few ? 0.3 : 0.75,
    };
  },
});

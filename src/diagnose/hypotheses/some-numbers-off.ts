import { defineHypothesis } from '../hypothesis.js';
import { placesOf } from '../places.js';
import { share } from '../words.js';

/** So many right numbers that are not 0 tell. */
const MANY = 8;

/** Most numbers are right, others not; what the ones that are off have in common. */
export default defineHypothesis({
  title: 'Right for most numbers',
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    if (!comparable || expected.data.length < 2 * MANY) return undefined;
    const { off, count, clear } = placesOf(evidence);
    if (!clear) return undefined;
    let right = 0;
    const seen = { zero: 0, blank: 0, turned: 0, larger: 0, smaller: 0 };
    for (let i = 0; i < off.length; i++) {
      const [a, e] = [actual.data[i]!, expected.data[i]!];
      if (!off[i]) {
        if (e !== 0) right++;
        continue;
      }
      if (e === 0) seen.zero++;
      if (a === 0) seen.blank++;
      if (Math.abs(a + e) <= 1e-3 * Math.abs(e)) seen.turned++;
      if (Math.abs(a) > (1 + 1e-3) * Math.abs(e)) seen.larger++;
      if (Math.abs(a) < (1 - 1e-3) * Math.abs(e)) seen.smaller++;
    }
    // Zeros are right by themselves, and say little.
    if (count === 0 || right < Math.max(MANY, count)) return undefined;
    const common =
      seen.blank === count
        ? ' Each of those is 0 in yours.'
        : seen.zero === count
          ? ' Each of those should be 0.'
          : seen.turned === count
            ? ' Each of those has the right magnitude and the other sign.'
            : seen.larger === count
              ? ' Each of those is too large in magnitude.'
              : seen.smaller === count
                ? ' Each of those is too small in magnitude.'
                : '';
    return {
      message: `${subject} is right for most numbers and off for ${share(count, off.length)}.${common}`,
      confidence: count >= MANY || common === '' ? 0.65 : 0.5,
    };
  },
});

import { dot, norm, short } from '../../compare/numbers.js';
import type { Evidence } from '../evidence.js';
import { meaningsOf } from '../factors.js';
import { becomes, sure, telling } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { digits } from '../words.js';

/** Fewer differing numbers than this fit some factor by chance. */
const FEW = 4;

/** The numbers are the expected ones times one number: a mean for a sum, a missing weight, a normalisation too many. */
export default defineHypothesis({
  title: 'Off by a constant factor',
  explain(evidence) {
    const { actual, expected, comparable } = evidence;
    const square = dot(expected.data, expected.data);
    if (!comparable || square === 0) return undefined;
    const ratio = dot(actual.data, expected.data) / square;
    // Its sign alone is another family's.
    if (Math.abs(ratio + 1) <= 1e-4 || !becomes(evidence, (i) => ratio * expected.data[i]!)) return undefined;
    const meanings = meaningsOf(ratio, evidence);
    const few = telling(evidence) < FEW;
    // One number is some multiple of every other.
    if (few && meanings.length === 0) return undefined;
    const said = meanings.length > 0 ? ` That is ${meanings.join('; or ')}.` : hintOf(ratio, evidence);
    return { message: seenOf(ratio, evidence) + said, confidence: few ? 0.8 : sure(evidence, 0.97, 1) };
  },
});

function seenOf(ratio: number, { subject, start, actual, expected }: Evidence): string {
  if (start === undefined) {
    const everywhere = actual.data.length > 1 ? ', everywhere' : '';
    return `${subject} is ${digits(ratio)} times the expected one${everywhere}.`;
  }
  const way = ratio > 0 ? 'in the expected direction' : 'exactly against the expected direction';
  return `${subject} points ${way} and is ${digits(Math.abs(ratio))} times as long: its L2 norm is ${short(norm(actual.data))} where ${short(norm(expected.data))} is expected.`;
}

function hintOf(ratio: number, { start, size }: Evidence): string {
  if (start !== undefined) {
    if (Math.abs(size - 1) < 1e-3) return ' A learning rate that is left out often does that.';
    return ratio > 0
      ? ' The gradient not divided by its L2 norm, divided by something else, or another learning rate often does that.'
      : ' A division by something that can be negative, such as a sum, often does that; so does a step downwards of another length.';
  }
  const [times, parts] = [Math.round(ratio), Math.round(1 / ratio)];
  if (times > 1 && times < 1e4 && Math.abs(ratio / times - 1) < 2e-5)
    return ` Something that is summed, counted or applied ${times} times often does that.`;
  if (parts > 1 && parts < 1e4 && Math.abs(ratio * parts - 1) < 2e-5)
    return ` That is 1/${parts}: a mean over ${parts} things in place of a sum often does that.`;
  return ' Look for a factor that is missing or one too many.';
}

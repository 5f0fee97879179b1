import { bracketed, largestMagnitude, unravel } from '../../compare/numbers.js';
import { gradedOutputs, tensorOf } from '../../compare/outputs.js';
import { sameShape } from '../../compare/structure.js';
import { defineCallHypothesis } from '../hypothesis.js';
import { share } from '../words.js';

/** NaN or infinities: how many, where, what is expected there, and whether the rest is right. */
export default defineCallHypothesis({
  title: 'NaN or infinity',
  explain({ actual, expected }) {
    for (const name of gradedOutputs(expected)) {
      const [got, wanted] = [tensorOf(actual, name), tensorOf(expected, name)];
      if (!got || !wanted) continue;
      const bad: number[] = [];
      for (let i = 0; i < got.data.length; i++) if (!Number.isFinite(got.data[i])) bad.push(i);
      if (bad.length === 0) continue;
      const what = bad.every((i) => Number.isNaN(got.data[i])) ? 'NaN' : 'NaN or infinity';
      const begun = `${share(bad.length, got.data.length)} of the numbers of your output ${name} are ${what}, first at ${bracketed(unravel(bad[0]!, got.shape))}.`;
      return {
        message: `${begun}${sameShape(got.shape, wanted.shape) ? around(got.data, wanted.data, bad) : ''}`,
        confidence: 0.9,
      };
    }
    return undefined;
  },
});

function around(got: ArrayLike<number>, wanted: ArrayLike<number>, bad: readonly number[]): string {
  const isBad = new Set(bad);
  const floor = 1e-3 * largestMagnitude(wanted);
  let off = 0;
  for (let i = 0; i < got.length; i++)
    if (!isBad.has(i) && Math.abs(got[i]! - wanted[i]!) > floor + 1e-3 * Math.abs(wanted[i]!)) off++;
  const zero = bad.every((i) => wanted[i] === 0);
  const there = zero
    ? ' In each of these places 0 is expected: 0 divided by 0, or a logarithm or root of 0, often does that.'
    : ' A division by 0, a root or logarithm of a number that is not positive, or an exponential that is too large often does that.';
  const rest = bad.length === got.length ? '' : off === 0 ? ' All other numbers are right.' : '';
  return `${there}${rest}`;
}

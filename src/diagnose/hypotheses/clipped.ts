import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { countOf, highest, lowest } from '../maps.js';
import { digits } from '../words.js';

/** So many numbers must lie on a bound: a largest number there always is. */
const MANY = 8;

/** The numbers are right up to a bound, and on it where the expected ones lie beyond. */
export default defineHypothesis({
  title: 'Clipped',
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    if (!comparable) return undefined;
    const [low, high] = [lowest(actual.data), highest(actual.data)];
    // A change of a picture is rounded as the picture is.
    const near = 1e-5 * Math.max(Math.abs(low), Math.abs(high));
    const on = (bound: number) =>
      countOf(actual.data.length, (i) => Math.abs(actual.data[i]! - bound) <= near);
    const above = highest(expected.data) > high;
    const below = lowest(expected.data) < low;
    if (high - low <= 2 * near || !(above || below)) return undefined;
    const free = countOf(
      actual.data.length,
      (i) => actual.data[i]! > low + near && actual.data[i]! < high - near,
    );
    if (free < MANY) return undefined;
    // One that ends at 0 is a ReLU too many, which has a finding of its own.
    if (
      (above && on(high) < MANY) ||
      (below && on(low) < MANY) ||
      (above !== below && (above ? high : low) === 0)
    )
      return undefined;
    if (!becomes(evidence, (i) => Math.min(high, Math.max(low, expected.data[i]!)))) return undefined;
    const bounds =
      above && below
        ? `between ${digits(low)} and ${digits(high)}`
        : above
          ? `at ${digits(high)}`
          : `at ${digits(low)}`;
    const count = (above ? on(high) : 0) + (below ? on(low) : 0);
    return {
      message: `${subject} is right, but cut off ${bounds}: ${count} of ${actual.data.length} numbers lie on the bound, where the expected ones go from ${digits(lowest(expected.data))} to ${digits(highest(expected.data))}.`,
      confidence: sure(evidence, 0.96, 1),
    };
  },
});

import { largestMagnitude, type Numbers } from '../../compare/numbers.js';
import type { Evidence } from '../evidence.js';
import { meaningsOf } from '../factors.js';
import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { highest, lowest } from '../maps.js';

/** Fewer numbers than this fit some line by chance. */
const FEW = 8;

/** The result, or each image of it, was brought into the range 0 to 1: less its lowest value, or divided by the largest. */
export default defineHypothesis({
  title: 'Scaled to the range 0 to 1',
  restates: ['constant-factor', 'offset', 'per-image-scaled'],
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    const [images = 1] = expected.shape;
    if (!comparable || highest(actual.data) > 1 + 1e-5 || lowest(actual.data) < -1 - 1e-5) return undefined;
    for (const parts of images > 1 ? [1, images] : [1]) {
      const size = expected.data.length / parts;
      if (size < FEW) continue;
      const pieces = Array.from({ length: parts }, (_, n) =>
        expected.data.subarray(n * size, (n + 1) * size),
      );
      const whose = parts > 1 ? 'each image was' : images > 1 ? 'all images together were' : 'it was';
      for (const [name, how] of Object.entries(WAYS)) {
        const scales = pieces.map(how);
        const candidate = (i: number) => scales[Math.floor(i / size)]!(expected.data[i]!);
        if (becomes(evidence, candidate)) {
          return {
            message: `${subject} is right but for its scale: ${whose} ${name}. The raw numbers are asked for; scaling is for pictures.`,
            // A largest value of 2 is as well a half, or a weight.
            confidence: sure(evidence, isPlain(scales, evidence) ? 0.89 : 0.98),
          };
        }
      }
    }
    return undefined;
  },
});

/** Whether scaling is a plain factor that has another meaning. */
const isPlain = (scales: readonly ((value: number) => number)[], evidence: Evidence): boolean =>
  scales.every((scale) => scale(0) === 0 && meaningsOf(scale(1), evidence).length > 0);

/** From the expected numbers to what scaling makes of them; 0 where they are all alike. */
const WAYS: Record<string, (values: Numbers) => (value: number) => number> = {
  'brought into the range 0 to 1, the lowest value to 0 and the highest to 1': (values) => {
    const [low, high] = [lowest(values), highest(values)];
    return (value) => (high > low ? (value - low) / (high - low) : 0);
  },
  'divided by the largest value': (values) => {
    const high = highest(values);
    return (value) => (high > 0 ? value / high : 0);
  },
  'divided by the largest magnitude': (values) => {
    const high = largestMagnitude(values);
    return (value) => (high > 0 ? value / high : 0);
  },
};

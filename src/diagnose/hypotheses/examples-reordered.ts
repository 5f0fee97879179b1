import { bracketed } from '../../compare/numbers.js';
import type { Evidence } from '../evidence.js';
import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { spread } from '../maps.js';

/** More examples than these are not tried in pairs. */
const MOST = 64;
/** Numbers at which examples are told apart. */
const PLACES = 256;

/** The right pictures at the wrong places of the batch: in another order, or one of them for all. */
export default defineHypothesis({
  title: 'Examples in another order',
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    const [examples = 1] = expected.shape;
    const size = expected.data.length / examples;
    if (!comparable || examples < 2 || examples > MOST || size < 2) return undefined;
    const places = filledPlaces(expected, size);
    const apart = (a: number, e: number) =>
      places.reduce((sum, i) => sum + (actual.data[a * size + i]! - expected.data[e * size + i]!) ** 2, 0);
    const order = Array.from({ length: examples }, (_, a) => {
      const distances = Array.from({ length: examples }, (_, e) => apart(a, e));
      return distances.indexOf(Math.min(...distances));
    });
    if (!becomes(evidence, (i) => expected.data[order[Math.floor(i / size)]! * size + (i % size)]!))
      return undefined;
    const [first] = order;
    const message = order.every((each) => each === first)
      ? `${subject} has the same numbers for every example: those of example ${first}. An index that is fixed, or a result that is kept from one example for all, often does that.`
      : `${subject} has the right numbers at the wrong examples: they are those of examples ${bracketed(order)} in this order.`;
    return { message, confidence: sure(evidence) };
  },
});

/** Places in an example at which some example is not 0, spread over all. */
function filledPlaces({ data }: Evidence['expected'], size: number): number[] {
  const filled: number[] = [];
  for (let i = 0; i < size; i++) {
    for (let at = i; at < data.length; at += size) {
      if (data[at] === 0) continue;
      filled.push(i);
      break;
    }
  }
  return spread(filled, PLACES);
}

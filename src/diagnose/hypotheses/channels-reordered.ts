import { bracketed } from '../../compare/numbers.js';
import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { filledRows } from '../maps.js';

/** More channels than these are not tried in pairs. */
const MOST = 64;
/** Numbers at which channels are told apart. */
const PLACES = 64;

/** The channels of pictures [N,H,W,C] in another order: BGR for RGB. */
export default defineHypothesis({
  title: 'Channels in another order',
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    const channels = expected.shape[3] ?? 1;
    if (!comparable || expected.shape.length !== 4 || channels < 2 || channels > MOST) return undefined;
    const rows = filledRows(expected, channels, PLACES);
    const apart = (a: number, e: number) =>
      rows.reduce((sum, at) => sum + (actual.data[at + a]! - expected.data[at + e]!) ** 2, 0);
    const order = Array.from({ length: channels }, (_, a) => {
      const distances = Array.from({ length: channels }, (_, e) => apart(a, e));
      return distances.indexOf(Math.min(...distances));
    });
    const once = new Set(order).size === channels;
    if (!becomes(evidence, (i) => expected.data[i - (i % channels) + order[i % channels]!]!))
      return undefined;
    const reversed = order.every((channel, a) => channel === channels - 1 - a);
    const how = !once
      ? `its channels are the expected channels ${bracketed(order)}`
      : reversed
        ? 'its channels come in reverse order, as BGR for RGB'
        : channels <= 8
          ? `its channels come in the order ${bracketed(order)}`
          : 'its channels come in another order';
    return { message: `${subject} has the right numbers, but ${how}.`, confidence: sure(evidence) };
  },
});

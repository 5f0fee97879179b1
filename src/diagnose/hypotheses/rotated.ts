import { sameShape } from '../../compare/structure.js';
import { indexIn, picturesOf, placeIn } from '../axes.js';
import { restores, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';

/** Pictures turned by a quarter. */
export default defineHypothesis({
  title: 'Turned by a quarter',
  explain(evidence) {
    const { subject, actual, expected } = evidence;
    const [wanted, got] = [picturesOf(expected), picturesOf(actual)];
    if (!wanted || !got || got.rows !== wanted.columns || got.columns !== wanted.rows) return undefined;
    const [examples, rows, columns, ...rest] = expected.shape as [number, number, number, ...number[]];
    if (!sameShape(actual.shape, [examples, columns, rows, ...rest])) return undefined;
    for (const clockwise of [true, false]) {
      const source = (i: number) => {
        const { example, row, column, channel } = placeIn(wanted, i);
        return clockwise
          ? indexIn(got, example, column, got.columns - 1 - row, channel)
          : indexIn(got, example, got.rows - 1 - column, row, channel);
      };
      if (restores(evidence, (i) => actual.data[source(i)]!)) {
        const way = clockwise ? 'clockwise' : 'anticlockwise';
        return {
          message: `${subject} is right, but turned by 90 degrees ${way}.`,
          confidence: sure(evidence),
        };
      }
    }
    return undefined;
  },
});

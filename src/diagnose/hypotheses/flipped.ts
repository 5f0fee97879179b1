import { indexIn, picturesOf, placeIn } from '../axes.js';
import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';

/** Pictures upside down, mirrored, or both, which is turned by half. */
export default defineHypothesis({
  title: 'Flipped',
  explain(evidence) {
    const { subject, expected, comparable } = evidence;
    const pictures = picturesOf(expected);
    if (!comparable || !pictures) return undefined;
    const { rows, columns } = pictures;
    for (const [how, down, across] of WAYS) {
      const source = (i: number) => {
        const { example, row, column, channel } = placeIn(pictures, i);
        return indexIn(
          pictures,
          example,
          down ? rows - 1 - row : row,
          across ? columns - 1 - column : column,
          channel,
        );
      };
      if (becomes(evidence, (i) => expected.data[source(i)]!))
        return { message: `${subject} is right, but ${how}.`, confidence: sure(evidence) };
    }
    return undefined;
  },
});

const WAYS = [
  ['upside down: its rows come in reverse order', true, false],
  ['mirrored: its columns come in reverse order', false, true],
  ['turned by 180 degrees: its rows and its columns come in reverse order', true, true],
] as const;

import { bracketed } from '../../compare/numbers.js';
import type { FlatTensor } from '../../tensor/flat.js';
import { picturesOf } from '../axes.js';
import { becomes, restores, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { coarseOf, RESIZES } from '../resize.js';

/** Maps resized where raw ones are asked for, not resized where they should be, or resized by another rule. */
export default defineHypothesis({
  title: 'Resized another way',
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    const [got, wanted] = [picturesOf(actual), picturesOf(expected)];
    if (!got || !wanted || got.examples !== wanted.examples || got.channels !== wanted.channels)
      return undefined;
    const unchanged = got.rows === wanted.rows && got.columns === wanted.columns;
    if (!comparable && unchanged) return undefined;
    const size = ({ rows, columns }: typeof got) => `${rows} x ${columns}`;
    if (comparable) {
      const coarse = coarseOf(expected);
      const by = coarse && namesOf(coarse, got, (made) => becomes(evidence, made));
      if (!by) return undefined;
      const message = `${subject} is the right map of ${size(picturesOf(coarse)!)}, enlarged to ${size(got)} by ${by}; expected is the nearest neighbour: blocks of equal numbers.`;
      return { message, confidence: sure(evidence) };
    }
    const enlarged = namesOf(expected, got, (made) => becomes(evidence, made));
    if (enlarged) {
      const message = `${subject} is the expected map, but resized from ${size(wanted)} to ${size(got)} by ${enlarged}: return it as it is.`;
      return { message, confidence: sure(evidence) };
    }
    const missing = namesOf(actual, wanted, (made) => restores(evidence, made));
    if (missing) {
      const message = `${subject} is right, but not yet resized from ${size(got)} to ${size(wanted)} (${missing}).`;
      return { message, confidence: sure(evidence) };
    }
    return {
      message: `${subject} has ${size(got)} numbers where ${size(wanted)} are expected: shape ${bracketed(actual.shape)} for ${bracketed(expected.shape)}.`,
      confidence: 0.5,
    };
  },
});

/** The first rule that makes the fitting map of one. */
const namesOf = (
  from: FlatTensor,
  { rows, columns }: { rows: number; columns: number },
  fits: (made: (i: number) => number) => boolean,
): string | undefined => Object.entries(RESIZES).find(([, resize]) => fits(resize(from, rows, columns)))?.[0];

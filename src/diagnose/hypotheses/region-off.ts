import { picturesOf, placeIn } from '../axes.js';
import { defineHypothesis } from '../hypothesis.js';
import { placesOf } from '../places.js';

/** A region larger than this part of the picture says little. */
const LARGEST = 0.5;
/** So many numbers must be off, and be right outside. */
const MANY = 8;

/** All that is off lies in one rectangle of the pictures. */
export default defineHypothesis({
  title: 'Right outside a region',
  restates: ['some-numbers-off'],
  explain(evidence) {
    const { subject, expected, comparable } = evidence;
    const pictures = picturesOf(expected);
    if (!comparable || !pictures) return undefined;
    const { rows, columns } = pictures;
    const { off, count, clear } = placesOf(evidence);
    if (!clear) return undefined;
    let [top, bottom, left, right] = [rows, -1, columns, -1];
    for (let i = 0; i < off.length; i++) {
      if (!off[i]) continue;
      const { row, column } = placeIn(pictures, i);
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
      [left, right] = [Math.min(left, column), Math.max(right, column)];
    }
    const area = (bottom - top + 1) * (right - left + 1);
    if (count < MANY || area > LARGEST * rows * columns) return undefined;
    let outside = 0;
    for (let i = 0; i < off.length; i++) {
      const { row, column } = placeIn(pictures, i);
      const within = row >= top && row <= bottom && column >= left && column <= right;
      if (!within && expected.data[i] !== 0) outside++;
    }
    if (outside < MANY) return undefined;
    return {
      message: `${subject} is off only in rows ${top} to ${bottom} and columns ${left} to ${right} of ${rows} x ${columns} (counted from 0); everywhere else it is right.`,
      confidence: 0.78,
    };
  },
});

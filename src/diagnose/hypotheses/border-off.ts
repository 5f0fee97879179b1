import { picturesOf, placeIn } from '../axes.js';
import { defineHypothesis } from '../hypothesis.js';
import { placesOf } from '../places.js';
import { percent } from '../words.js';

/** Wider borders than this part of a picture's shorter side are no borders. */
const WIDEST = 0.25;
/** So many numbers must be off, and be there inside. */
const MANY = 8;

/** All is right inside, and only rows and columns at the edges are off. */
export default defineHypothesis({
  title: 'Right except at the borders',
  explain(evidence) {
    const { subject, expected, comparable } = evidence;
    const pictures = picturesOf(expected);
    if (!comparable || !pictures) return undefined;
    const { rows, columns } = pictures;
    const { off, count } = placesOf(evidence);
    const widths = { top: 0, bottom: 0, left: 0, right: 0 };
    let [width, within] = [0, 0];
    for (let i = 0; i < off.length; i++) {
      if (!off[i]) continue;
      const { row, column } = placeIn(pictures, i);
      const edges = { top: row, bottom: rows - 1 - row, left: column, right: columns - 1 - column };
      const [edge, depth] = (Object.entries(edges) as [keyof typeof widths, number][]).reduce((a, b) =>
        b[1] < a[1] ? b : a,
      );
      widths[edge]++;
      width = Math.max(width, depth + 1);
    }
    if (count < MANY || width > WIDEST * Math.min(rows, columns)) return undefined;
    for (let i = 0; i < off.length; i++) {
      const { row, column } = placeIn(pictures, i);
      const depth = Math.min(row, rows - 1 - row, column, columns - 1 - column);
      if (depth >= width && expected.data[i] !== 0) within++;
    }
    if (within < MANY) return undefined;
    const where = Object.entries(widths).flatMap(([edge, n]) => (n > 0 ? [edge] : []));
    const all =
      where.length === 4 ? 'all four edges' : `the ${where.join(' and ')} edge${where.length > 1 ? 's' : ''}`;
    return {
      message: `${subject} is right inside, and off only at ${all}, up to ${width} row${width > 1 ? 's' : ''} or column${width > 1 ? 's' : ''} deep (${percent(count / off.length)} of its numbers). Another padding, wrapping around, or neighbours that are missing at the edge often do that.`,
      confidence: 0.88,
    };
  },
});

import { picturesOf, placeIn } from '../axes.js';
import { defineHypothesis } from '../hypothesis.js';
import { placesOf } from '../places.js';
import { percent } from '../words.js';

/** Wider borders than this part of a picture's shorter side are no borders. */
const WIDEST = 0.25;
/** So much of the border must be off. */
const MOST_OF = 0.3;
const EDGES = ['top', 'bottom', 'left', 'right'];
/** So many numbers must be off, and be there inside. */
const MANY = 8;

/** All is right inside, and only rows and columns at the edges are off. */
export default defineHypothesis({
  title: 'Right except at the borders',
  restates: ['some-numbers-off'],
  explain(evidence) {
    const { subject, expected, comparable } = evidence;
    const pictures = picturesOf(expected);
    if (!comparable || !pictures) return undefined;
    const { rows, columns } = pictures;
    const { off, count, clear } = placesOf(evidence);
    if (!clear) return undefined;
    const atEdge = [0, 0, 0, 0];
    const widest = WIDEST * Math.min(rows, columns);
    let [width, within, strip] = [0, 0, 0];
    for (let i = 0; i < off.length; i++) {
      if (!off[i]) continue;
      const { row, column } = placeIn(pictures, i);
      const depths = [row, rows - 1 - row, column, columns - 1 - column];
      const depth = Math.min(...depths);
      atEdge[depths.indexOf(depth)]!++;
      width = Math.max(width, depth + 1);
      if (width > widest) return undefined;
    }
    if (count < MANY) return undefined;
    const where = EDGES.filter((_, edge) => atEdge[edge]! > 0);
    for (let i = 0; i < off.length; i++) {
      const { row, column } = placeIn(pictures, i);
      const depths = [row, rows - 1 - row, column, columns - 1 - column];
      const depth = Math.min(...depths);
      if (depth >= width && expected.data[i] !== 0) within++;
      if (depth < width && atEdge[depths.indexOf(depth)]! > 0) strip++;
    }
    // A spot near an edge is no border.
    if (within < MANY || count < MOST_OF * strip) return undefined;
    const all =
      where.length === 4 ? 'all four edges' : `the ${where.join(' and ')} edge${where.length > 1 ? 's' : ''}`;
    return {
      message: `${subject} is right inside, and off only at ${all}, up to ${width} row${width > 1 ? 's' : ''} or column${width > 1 ? 's' : ''} deep (${percent(count / off.length)} of its numbers). Another padding, wrapping around, or neighbours that are missing at the edge often do that.`,
      confidence: 0.79,
    };
  },
});

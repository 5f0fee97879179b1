import { indexIn, type Pictures, picturesOf, placeIn } from '../axes.js';
import type { Evidence } from '../evidence.js';
import { sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';

/** Rows or columns that are tried. */
const FARTHEST = 4;
/** Numbers that are tried before all are. */
const PROBES = 256;

/** Pictures moved by some rows and columns; what comes in at the edge may be anything. */
export default defineHypothesis({
  title: 'Shifted',
  explain(evidence) {
    const { subject, expected, comparable } = evidence;
    const pictures = picturesOf(expected);
    if (!comparable || !pictures) return undefined;
    for (const [down, right] of SHIFTS) {
      if (2 * Math.abs(down) >= pictures.rows || 2 * Math.abs(right) >= pictures.columns) continue;
      const wrapped = moved(evidence, pictures, down, right);
      if (wrapped === undefined) continue;
      const edge = wrapped
        ? 'What leaves at one edge comes in at the other.'
        : 'An offset of a slice, a padding at one side only, or an index that begins at 1 often does that.';
      return {
        message: `${subject} is right, but shifted by ${named(down, right)}. ${edge}`,
        confidence: sure(evidence),
      };
    }
    return undefined;
  },
});

/** Near ones first. */
const SHIFTS = Array.from(
  { length: (2 * FARTHEST + 1) ** 2 },
  (_, i) => [Math.floor(i / (2 * FARTHEST + 1)) - FARTHEST, (i % (2 * FARTHEST + 1)) - FARTHEST] as const,
)
  .filter(([down, right]) => down !== 0 || right !== 0)
  .sort(([a, b], [c, d]) => Math.abs(a) + Math.abs(b) - Math.abs(c) - Math.abs(d));

/** Whether the numbers inside are those a step away: `true` where those at the edges are too, from the other edge. */
function moved(evidence: Evidence, pictures: Pictures, down: number, right: number): boolean | undefined {
  const { actual, expected, noise, off } = evidence;
  const { rows, columns } = pictures;
  const most = Math.min(noise, 0.05 * off) ** 2;
  const stride = Math.max(1, Math.floor(actual.data.length / PROBES));
  for (const step of stride > 1 ? [stride, 1] : [1]) {
    let [inside, edge, square] = [0, 0, 0];
    for (let i = 0; i < actual.data.length; i += step) {
      const { example, row, column, channel } = placeIn(pictures, i);
      const [y, x] = [row - down, column - right];
      const from = indexIn(pictures, example, (y + rows) % rows, (x + columns) % columns, channel);
      const difference = (actual.data[i]! - expected.data[from]!) ** 2;
      if (y >= 0 && y < rows && x >= 0 && x < columns) {
        inside += difference;
        square += actual.data[i]! ** 2;
      } else edge += difference;
      if (inside > most) return undefined;
    }
    // Most of what is there must lie inside: else nothing was compared.
    if (step === 1) return square < 0.5 * evidence.size ** 2 ? undefined : inside + edge <= most;
  }
  return undefined;
}

function named(down: number, right: number): string {
  const steps = (n: number, thing: string, one: string, other: string) =>
    n === 0 ? [] : [`${Math.abs(n)} ${thing}${Math.abs(n) > 1 ? 's' : ''} ${n > 0 ? one : other}`];
  return [...steps(down, 'row', 'down', 'up'), ...steps(right, 'column', 'to the right', 'to the left')].join(
    ' and ',
  );
}

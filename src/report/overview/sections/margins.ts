import { short } from '../../../compare/numbers.js';
import { type Chart, colour, counted, type SectionUnit } from '../section.js';
import { type Room, roomsOf } from '../tolerances.js';

/** So many times smaller or larger than a bound is near to it. */
const NEAR = 3;

/** How near right and wrong answers lie to the bounds: where there is no room, a bound decides by chance. */
export default {
  place: 7,
  section(results, { assignment }) {
    const rooms = assignment === undefined ? [] : roomsOf(results, assignment);
    if (rooms.length === 0) return undefined;
    return {
      id: 'margins',
      title: 'Room around the tolerances',
      words: [
        'Errors of the answers beside the bound up to which they pass. Wrong answers below it fail by another check. ' +
          `Near is up to ${NEAR} times from the bound: look at those first.`,
      ],
      charts: [chart(rooms)],
      tables: [
        {
          caption: 'By bound',
          head: [
            'Test and check',
            'Bound',
            'Right, furthest off',
            'Wrong, nearest',
            'Passed, near',
            'Failed, near',
          ],
          rows: rooms.map(({ label, bound, right, wrong }) => [
            label,
            short(bound),
            furthest({ right }) === undefined ? '' : short(furthest({ right })!),
            nearest({ bound, wrong }) === undefined ? '' : short(nearest({ bound, wrong })!),
            counted(
              right.filter(({ error }) => error * NEAR >= bound).map(({ result }) => result),
              `${label}: passed, near the bound`,
            ),
            counted(
              wrong.filter(({ error }) => error > bound && error <= bound * NEAR).map(({ result }) => result),
              `${label}: failed, near the bound`,
            ),
          ]),
        },
      ],
    };
  },
} satisfies SectionUnit;

const furthest = ({ right }: Pick<Room, 'right'>): number | undefined =>
  right.length === 0 ? undefined : right.reduce((most, { error }) => Math.max(most, error), 0);

/** Of those that this bound fails. */
function nearest({ bound, wrong }: Pick<Room, 'bound' | 'wrong'>): number | undefined {
  const least = wrong.reduce(
    (min, { error }) => (error > bound ? Math.min(min, error) : min),
    Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(least) ? least : undefined;
}

function chart(rooms: readonly Room[]): Chart {
  const rows = rooms.map((room) => ({
    ...{ label: room.label, bound: room.bound, right: furthest(room), wrong: nearest(room) },
  }));
  const labels = [...new Set(rows.map(({ label }) => label))];
  // A logarithm has no zero: what agrees to the bit is left of everything.
  const positive = <Key extends 'right' | 'wrong'>(key: Key) => rows.filter((row) => (row[key] ?? 0) > 0);
  return {
    alt: `Dots on a logarithmic axis: the furthest right answer, the bound, the nearest wrong one. ${rows
      .map(
        ({ label, bound, right, wrong }) =>
          `${label}: right up to ${right === undefined ? 'none' : short(right)}, bound ${short(bound)}, wrong from ${
            wrong === undefined ? 'none' : short(wrong)
          }`,
      )
      .join('; ')}.`,
    options: (plot) => ({
      height: 60 + 22 * labels.length,
      marginLeft: 260,
      marginTop: 8,
      x: { type: 'log', label: 'error', grid: true, ticks: 6, tickFormat: '.0e' },
      y: { label: null, domain: labels },
      marks: [
        plot.dot(positive('right'), { x: 'right', y: 'label', r: 4, fill: colour('dark') }),
        plot.tickX(rows, { x: 'bound', y: 'label', stroke: colour('ink'), strokeWidth: 2.5 }),
        plot.dot(positive('wrong'), { x: 'wrong', y: 'label', r: 4, stroke: colour('bad'), strokeWidth: 2 }),
      ],
    }),
    legend: [
      { label: 'right, furthest off (filled)', fill: colour('dark') },
      { label: 'bound (line)', fill: colour('ink') },
      { label: 'wrong, nearest (ring)', fill: colour('bad') },
    ],
  };
}

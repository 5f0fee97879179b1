import { points } from '../../text.js';
import { binsOf } from '../bins.js';
import { histogram } from '../histogram.js';
import { scoresOf } from '../scores.js';
import { counted, type SectionUnit } from '../section.js';

/** How the class did: the distribution of scores, and who has none yet. */
export default {
  place: 1,
  section(results) {
    const { what, most, known, open } = scoresOf(results);
    if (results.length === 0) return undefined;
    const values = known.map(({ score }) => score).sort((a, b) => a - b);
    const bins = binsOf(known, ({ score }) => score, most);
    return {
      id: 'scores',
      title: 'Scores',
      words: [
        `${results.length} hand-ins; ${what} of at most ${points(most)} points.`,
        ...(values.length === 0
          ? ['Nobody has a score yet.']
          : [
              `Mean ${points(values.reduce((sum, each) => sum + each, 0) / values.length)}, median ${points(median(values))}, ` +
                `lowest ${points(values[0]!)}, highest ${points(values.at(-1)!)}.`,
            ]),
      ],
      charts: values.length === 0 ? [] : [histogram(bins, `hand-ins by points, ${what}`, 'points')],
      tables: [
        {
          caption: 'Hand-ins by points',
          head: ['Points', 'Hand-ins'],
          rows: [
            ...bins.map(({ from, to, items }, i) => {
              const range = `${points(from)} to ${i === bins.length - 1 ? '' : 'below '}${points(to)}`;
              return [
                range,
                counted(
                  items.map(({ result }) => result),
                  `${range} points`,
                ),
              ];
            }),
            ...(open.length === 0 ? [] : [['no score yet', counted(open, 'No score yet')]]),
          ],
        },
      ],
    };
  },
} satisfies SectionUnit;

function median(sorted: readonly number[]): number {
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

import { clean } from '../../clean.js';
import { whoOf } from '../../people.js';
import { binsOf } from '../bins.js';
import { histogram } from '../histogram.js';
import { counted, type SectionUnit } from '../section.js';

/** The slowest ones are named. */
const SLOWEST = 5;

/** How long the hand-ins took to grade, and which broke a limit of time or memory. */
export default {
  place: 6,
  section(results) {
    const run = results.filter(({ seconds }) => seconds > 0);
    if (run.length === 0) return undefined;
    const broke = (verdict: string) =>
      results.filter(({ tests }) => tests.some((test) => test.verdict === verdict));
    const slowest = [...run].sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
    const bins = binsOf(run, ({ seconds }) => seconds, 0);
    return {
      id: 'time',
      title: 'Time and memory',
      words: ['Seconds by the clock, over all tests of a hand-in. How much memory each took is not kept.'],
      charts: [histogram(bins, 'hand-ins by seconds of grading', 'seconds')],
      tables: [
        {
          caption: 'Limits that were broken',
          head: ['Limit', 'Hand-ins'],
          rows: [
            ['a test took too long', counted(broke('timeout'), 'A test took too long')],
            ['a test ran out of memory', counted(broke('out-of-memory'), 'A test ran out of memory')],
          ],
        },
        {
          caption: 'The slowest',
          head: ['Hand-in', 'Seconds'],
          rows: slowest.map((result) => [
            { text: clean(whoOf(result)), who: [result], what: 'The slowest' },
            result.seconds.toFixed(1),
          ]),
        },
      ],
    };
  },
} satisfies SectionUnit;

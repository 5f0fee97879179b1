import type { SubmissionResult } from '../../../grade/result.js';
import { binsOf } from '../bins.js';
import { histogram } from '../histogram.js';
import { counted, type SectionUnit } from '../section.js';

/** When a collected class handed in. */
export default {
  place: 5,
  section(results) {
    const known = results.filter(({ handedIn }) => handedIn !== undefined);
    if (known.length === 0) return undefined;
    const of = (late: string) => known.filter(({ handedIn }) => handedIn!.late === late);
    const late = of('yes').flatMap((result) => {
      const hours = hoursOf(result);
      return hours === undefined ? [] : [{ result, hours }];
    });
    const extended = known.filter(({ final }) => final?.extended?.startsWith('in time') === true);
    const penalised = results.filter(({ final }) => (final?.penalty ?? 0) > 0);
    const bins = binsOf(late, ({ hours }) => hours, 0);
    return {
      id: 'lateness',
      title: 'Lateness',
      words: [],
      charts: late.length > 0 ? [histogram(bins, 'late hand-ins by hours', 'hours after the deadline')] : [],
      tables: [
        {
          caption: 'When they came',
          head: ['Handed in', 'Hand-ins'],
          rows: [
            ['on time', counted(of('no'), 'On time')],
            ['late', counted(of('yes'), 'Late')],
            ...(extended.length > 0
              ? [['of these in time by an extension', counted(extended, 'In time by an extension')]]
              : []),
            ['not known', counted(of('unknown'), 'When it came is not known')],
            ['with a penalty', counted(penalised, 'With a penalty')],
          ],
        },
      ],
    };
  },
} satisfies SectionUnit;

/** Of `H:MM:SS`. */
function hoursOf({ handedIn }: SubmissionResult): number | undefined {
  const [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d)$/.exec(handedIn!.lateness) ?? [];
  if (hours === undefined) return undefined;
  return Number(hours) + Number(minutes) / 60 + Number(seconds) / 3600;
}

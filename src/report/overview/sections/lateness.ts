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
    const extended = of('yes').filter(({ final }) => final?.extended?.hours === 0);
    const late = of('yes').filter((result) => !extended.includes(result));
    const hours = late.flatMap((result) => hoursOf(result) ?? []);
    const penalised = results.filter(({ final }) => (final?.penalty ?? 0) > 0);
    const bins = binsOf(hours, (each) => each, 0);
    const due = known.some(({ final }) => final?.extended !== undefined) ? 'it was due' : 'the deadline';
    return {
      id: 'lateness',
      title: 'Lateness',
      words: [],
      charts: hours.length > 0 ? [histogram(bins, 'late hand-ins by hours', `hours after ${due}`)] : [],
      tables: [
        {
          caption: 'When they came',
          head: ['Handed in', 'Hand-ins'],
          rows: [
            ['on time', counted(of('no'), 'On time')],
            ...(extended.length > 0
              ? [['in time by an extension', counted(extended, 'In time by an extension')]]
              : []),
            ['late', counted(late, 'Late')],
            ['not known', counted(of('unknown'), 'When it came is not known')],
            ['with a penalty', counted(penalised, 'With a penalty')],
          ],
        },
      ],
    };
  },
} satisfies SectionUnit;

/** By an extension, else of `H:MM:SS` after the deadline. */
function hoursOf({ handedIn, final }: SubmissionResult): number | undefined {
  if (final?.extended) return final.extended.hours;
  const [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d)$/.exec(handedIn!.lateness) ?? [];
  if (hours === undefined) return undefined;
  return Number(hours) + Number(minutes) / 60 + Number(seconds) / 3600;
}

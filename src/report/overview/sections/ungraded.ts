import type { SubmissionResult } from '../../../grade/result.js';
import { clean } from '../../clean.js';
import { statusOf } from '../../status.js';
import { counted, type SectionUnit } from '../section.js';

/** What could not be graded, and why: nobody earns points for it, and nobody lost any. */
export default {
  place: 0,
  section(results) {
    const reasons = new Map<string, SubmissionResult[]>();
    for (const result of results) {
      if (statusOf(result) === 'graded') continue;
      const open = result.tests.filter(({ verdict }) => verdict === 'not-graded');
      for (const reason of new Set(open.map(({ message }) => clean(message)))) {
        const own = reasons.get(reason) ?? [];
        own.push(result);
        reasons.set(reason, own);
      }
    }
    if (reasons.size === 0) return undefined;
    return {
      id: 'ungraded',
      title: 'Not gradable',
      words: ['These earn nothing until they are graded: mend the reason and grade again.'],
      charts: [],
      tables: [
        {
          caption: 'Reasons',
          head: ['Reason', 'Hand-ins'],
          rows: [...reasons]
            .sort(([one, a], [two, b]) => b.length - a.length || (one < two ? -1 : 1))
            .map(([reason, who]) => [reason, counted(who, `Not graded: ${reason}`)]),
        },
      ],
    };
  },
} satisfies SectionUnit;

import type { SubmissionResult, TestResult } from '../../../grade/result.js';
import { clean } from '../../clean.js';
import { whoOf } from '../../people.js';
import { counted, type SectionUnit } from '../section.js';

/** Below this a finding is a guess, which is not counted. */
const LIKELY = 0.5;
/** The rarer ones are on the pages of their hand-ins. */
const MOST = 25;

/** The most common causes of lost points, in how many hand-ins each, with one of them as an example. */
export default {
  place: 3,
  section(results) {
    const causes = new Map<string, { problem: string; message: string; who: SubmissionResult[] }>();
    for (const result of results) {
      for (const [key, { title, message }] of likelyIn(result)) {
        const cause = causes.get(key) ?? { problem: title, message, who: [] };
        causes.set(key, cause);
        cause.who.push(result);
      }
    }
    if (causes.size === 0) return undefined;
    const common = [...causes]
      .sort(([one, a], [two, b]) => b.who.length - a.who.length || (one < two ? -1 : 1))
      .slice(0, MOST);
    return {
      id: 'findings',
      title: 'What often went wrong',
      words: [
        causes.size > MOST
          ? `The ${MOST} most common of ${causes.size} causes; only what is at least likely counts.`
          : 'Only causes that are at least likely count.',
      ],
      charts: [],
      tables: [
        {
          caption: 'Most common findings, as the example reads them',
          head: ['Problem and finding', 'Hand-ins', 'Example'],
          rows: common.map(([, { problem, message, who }]) => [
            `${problem}: ${message}`,
            counted(who, `${problem}: ${message}`),
            { text: clean(whoOf(who[0]!)), who: who.slice(0, 1), what: 'Example' },
          ]),
        },
      ],
    };
  },
} satisfies SectionUnit;

/** The likeliest cause of each test that lost points, each cause once a problem. */
function likelyIn({ tests }: SubmissionResult): Map<string, { title: string; message: string }> {
  const found = new Map<string, { title: string; message: string }>();
  for (const { problem, title, verdict, findings } of tests) {
    if (verdict === 'pass') continue;
    const first = likeliest(findings);
    if (!first || first.confidence < LIKELY) continue;
    const key = JSON.stringify([problem, first.id]);
    if (!found.has(key)) found.set(key, { title: clean(title), message: clean(first.message) });
  }
  return found;
}

const likeliest = (findings: TestResult['findings']): TestResult['findings'][number] | undefined =>
  [...findings].sort((a, b) => b.confidence - a.confidence)[0];

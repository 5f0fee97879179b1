import type { SubmissionResult, TestResult } from '../../../grade/result.js';
import { clean } from '../../clean.js';
import { problemsOf } from '../../problems.js';
import { points } from '../../text.js';
import { type Cell, type Chart, colour, counted, type SectionUnit } from '../section.js';

/** Kinds of outcome, the best first: their colours grow lighter in this order. */
const KINDS = ['passed', 'nearly right', 'failed', 'not graded'] as const;
type Kind = (typeof KINDS)[number];

/** A test of the assignment with what became of it in each hand-in. */
interface Row {
  readonly label: string;
  readonly title: string;
  readonly outcomes: ReadonlyMap<Kind, readonly SubmissionResult[]>;
}

/** Success by problem and by test, and the hardest problem. */
export default {
  place: 2,
  section(results) {
    const rows = testRows(results);
    if (rows.length === 0) return undefined;
    const problems = problemsOf(results).map(({ id, title, points: possible }) => ({
      ...{ title: clean(title), possible },
      ...earnings(results, id),
    }));
    const graded = problems.filter(({ share }) => share !== undefined);
    const hardest = [...graded].sort((a, b) => a.share! - b.share!)[0];
    return {
      id: 'problems',
      title: 'Problems and tests',
      words: hardest
        ? [`Hardest: ${hardest.title}, ${percent(hardest.share!)} of its points were earned on average.`]
        : [],
      charts: [successChart(rows)],
      tables: [
        {
          caption: 'By problem',
          head: ['Problem', 'Points', 'Earned on average', 'All points', 'Some', 'None', 'Not graded'],
          rows: problems.map(({ title, possible, share, all, some, none, open }) => [
            title,
            points(possible),
            share === undefined ? 'not graded' : percent(share),
            counted(all, `${title}: all points`),
            counted(some, `${title}: some points`),
            counted(none, `${title}: no points`),
            counted(open, `${title}: not graded`),
          ]),
        },
        {
          caption: 'By test',
          head: ['Test', ...KINDS.map((kind) => `${kind[0]!.toUpperCase()}${kind.slice(1)}`)],
          rows: rows.map(({ title, outcomes }): Cell[] => [
            title,
            ...KINDS.map((kind) => counted(outcomes.get(kind) ?? [], `${title}: ${kind}`)),
          ]),
        },
      ],
    };
  },
} satisfies SectionUnit;

const percent = (share: number): string => `${Math.round(100 * share)} %`;

function kindOf({ verdict }: TestResult): Kind {
  if (verdict === 'pass') return 'passed';
  if (verdict === 'near-miss') return 'nearly right';
  return verdict === 'not-graded' ? 'not graded' : 'failed';
}

function testRows(results: readonly SubmissionResult[]): Row[] {
  const rows = new Map<string, { label: string; title: string; outcomes: Map<Kind, SubmissionResult[]> }>();
  for (const result of results) {
    for (const test of result.tests) {
      const key = JSON.stringify([test.problem, test.name]);
      const hidden = test.visibility === 'visible' ? '' : ` (${test.visibility.replaceAll('_', ' ')})`;
      const row = rows.get(key) ?? {
        label: shortened(`${test.number} ${clean(test.title)}`),
        title: `${test.number} ${clean(test.title)}: ${clean(test.name)}${hidden}`,
        outcomes: new Map<Kind, SubmissionResult[]>(),
      };
      rows.set(key, row);
      const own = row.outcomes.get(kindOf(test)) ?? [];
      own.push(result);
      row.outcomes.set(kindOf(test), own);
    }
  }
  return [...rows.values()];
}

/** Points of a whole result are whole hundredths: their sum in these is exact. */
const cents = (values: readonly number[]): number =>
  values.reduce((sum, each) => sum + Math.round(100 * each), 0);

/** As long as the room left of a chart. */
const shortened = (label: string): string => (label.length > 34 ? `${label.slice(0, 33)}…` : label);

/** What a class earned of a problem; `share` of those who are graded. */
function earnings(results: readonly SubmissionResult[], id: string) {
  const [all, some, none, open]: SubmissionResult[][] = [[], [], [], []];
  const shares: number[] = [];
  for (const result of results) {
    const tests = result.tests.filter(({ problem }) => problem === id);
    if (tests.length === 0) continue;
    if (tests.some(({ verdict }) => verdict === 'not-graded')) {
      open!.push(result);
      continue;
    }
    const [earned, possible] = [
      cents(tests.map(({ score }) => score)),
      cents(tests.map((test) => test.points)),
    ];
    (earned >= possible ? all! : earned > 0 ? some! : none!).push(result);
    if (possible > 0) shares.push(earned / possible);
  }
  const share = shares.length > 0 ? shares.reduce((sum, each) => sum + each, 0) / shares.length : undefined;
  return { all: all!, some: some!, none: none!, open: open!, share };
}

const FILLS: Record<Kind, string> = {
  passed: colour('dark'),
  'nearly right': colour('middle'),
  failed: colour('light'),
  'not graded': 'none',
};

/** A bar for each test, all of one length, divided by outcome. */
function successChart(rows: readonly Row[]): Chart {
  const parts = rows.flatMap(({ label, outcomes }) => {
    const all = [...outcomes.values()].reduce((sum, each) => sum + each.length, 0);
    return KINDS.map((kind) => ({ label, kind, share: (100 * (outcomes.get(kind)?.length ?? 0)) / all }));
  });
  const of = (row: Row): string => {
    const counts = KINDS.map((kind) => [kind, row.outcomes.get(kind)?.length ?? 0] as const);
    return `${row.label}: ${counts
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ')}`;
  };
  return {
    alt: `Bars: outcomes of each test. ${rows.map(of).join('; ')}.`,
    options: (plot) => ({
      height: 60 + 22 * rows.length,
      marginLeft: 230,
      marginTop: 8,
      x: { label: '% of hand-ins', domain: [0, 100] },
      y: { label: null, domain: rows.map(({ label }) => label) },
      color: { domain: [...KINDS], range: KINDS.map((kind) => FILLS[kind]), type: 'ordinal' },
      marks: [
        plot.barX(parts, {
          ...{ x: 'share', y: 'label', fill: 'kind', order: [...KINDS] },
          ...{ stroke: colour('dark'), strokeWidth: 0.75, insetTop: 2, insetBottom: 2 },
        }),
      ],
    }),
    legend: KINDS.map((kind) => ({ label: kind, fill: FILLS[kind] })),
  };
}

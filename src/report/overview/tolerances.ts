import type { Check } from '../../compare/check.js';
import type { SubmissionResult, TestResult } from '../../grade/result.js';
import type { Assignment } from '../../rubric/schema.js';

/** How near answers to a test came to its bound; errors from 0. */
export interface Room {
  readonly label: string;
  /** Up to here it passes. */
  readonly bound: number;
  /** Errors of right and of wrong answers. */
  readonly right: readonly Off[];
  readonly wrong: readonly Off[];
}

interface Off {
  readonly result: SubmissionResult;
  readonly error: number;
}

/** Comparators whose value is kept with every result, and how far off it is. */
const MEASURED: Readonly<
  Record<string, { readonly metric: string; error(value: number): number; bound(check: Check): unknown }>
> = {
  'relative-l2': { metric: 'relativeL2', error: (value) => value, bound: ({ tolerance }) => tolerance },
  'max-difference': {
    metric: 'maxAbsoluteDifference',
    error: (value) => value,
    bound: ({ tolerance }) => tolerance,
  },
  cosine: {
    metric: 'cosine',
    error: (value) => Math.max(0, 1 - value),
    bound: ({ minimum }) => (typeof minimum === 'number' ? 1 - minimum : undefined),
  },
};

/** Of each test with a bound on something that is kept: how far off the answers to it are. */
export function roomsOf(results: readonly SubmissionResult[], { problems }: Assignment): Room[] {
  const byTest = new Map<string, { readonly result: SubmissionResult; readonly test: TestResult }[]>();
  for (const result of results) {
    for (const test of result.tests) {
      const key = JSON.stringify([test.problem, test.name]);
      const own = byTest.get(key) ?? [];
      own.push({ result, test });
      byTest.set(key, own);
    }
  }
  return problems.flatMap((problem) =>
    problem.tests.flatMap((asked) =>
      asked.checks.flatMap((check) => {
        const measured = MEASURED[check.kind];
        const bound = measured?.bound(check);
        // What is relative to something else is not what is kept.
        if (!measured || typeof bound !== 'number' || bound <= 0 || check.relativeTo !== undefined) return [];
        const room = { right: [] as Off[], wrong: [] as Off[] };
        const answers = byTest.get(JSON.stringify([problem.id, asked.name])) ?? [];
        for (const { result, test } of answers) {
          const values = valuesOf(test, measured.metric, check.on);
          if (values.length === 0 || test.verdict === 'not-graded') continue;
          const error = Math.max(...values.map(measured.error));
          room[test.verdict === 'pass' ? 'right' : 'wrong'].push({ result, error });
        }
        const [first] = answers;
        if (!first || room.right.length + room.wrong.length === 0) return [];
        return [
          { label: `${first.test.number} ${problem.title.slice(0, 26)}, ${check.kind}`, bound, ...room },
        ];
      }),
    ),
  );
}

/** A test that fails another check may lie within the bounds of this one. */
const valuesOf = ({ metrics }: TestResult, metric: string, on: readonly string[] | undefined): number[] =>
  Object.entries(metrics)
    .filter(([key]) => {
      const at = key.lastIndexOf('.');
      if (key.slice(at + 1) !== metric) return false;
      return on === undefined || at === -1 || on.includes(key.slice(0, at));
    })
    .map(([, value]) => value);

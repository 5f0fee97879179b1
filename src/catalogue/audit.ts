import type { Check, MeasuredCheck } from '../compare/check.js';
import { marginOf } from '../compare/margin.js';
import type { Grader } from '../grade/grader.js';
import type { PlannedTest } from '../grade/plan.js';
import { attempt } from './attempt.js';
import type { Equivalent, Mistake } from './read.js';

/** What an entry of the catalogue came to in one kind of check of one problem. */
export interface Seen {
  readonly id: string;
  readonly test: string;
  readonly error: number;
}

/** One kind of check of one problem, over all its tests. */
export interface AuditedCheck {
  readonly problem: string;
  /** The comparator, and what it is relative to. */
  readonly check: string;
  /** How far off passes, from 0: the tolerance, or 1 less the least likeness. */
  readonly bound: number;
  /** The right way that lies furthest from the key. */
  readonly noise: Seen | undefined;
  /** How far right answers are known to lie apart, by the assignment. */
  readonly stated: number | undefined;
  /** What each mistake comes to that fails it, in the test that tells it best. */
  readonly wrong: readonly Seen[];
}

/** A kind of check: the comparator, and what it is relative to. */
export const checkName = ({ kind, relativeTo }: Check): string =>
  relativeTo === undefined ? kind : `${kind} to ${relativeTo}`;

/** A mistake, and how clearly the tests of its problem tell it. */
export interface AuditedMistake {
  readonly mistake: Mistake;
  /** How many times the bound it is off, in the check that tells it best; Infinity where it is told by its shape or an error. */
  readonly factor: number;
  /** Tests that it fails. */
  readonly fails: readonly string[];
}

/** A right way that lost points. */
export interface FailedEquivalent {
  readonly equivalent: Equivalent;
  readonly test: string;
  readonly message: string;
}

export interface Audit {
  /** Whether every mistake was tried on every test: else the check that tells it best may not be among them. */
  readonly whole: boolean;
  readonly checks: readonly AuditedCheck[];
  readonly mistakes: readonly AuditedMistake[];
  readonly equivalents: number;
  readonly failed: readonly FailedEquivalent[];
  /** Problems with fewer entries than a catalogue should have, or none. */
  readonly thin: readonly {
    readonly problem: string;
    readonly mistakes: number;
    readonly equivalents: number;
  }[];
}

/** Entries that each problem should have. */
export const ENOUGH = { mistakes: 6, equivalents: 4 };

/**
 * Runs every mistake and every right way of the catalogue on the tests of its problem, beside the answer key: mistakes must lose
 * points, right ways none.
 *
 * - `enough`: a mistake that a test tells by so many times a bound is tried on no further one: the same verdict in less time,
 *   without every margin, and without a word on bounds that are too wide. Default: all tests.
 *
 * @throws {GradelensError} `ANSWER_KEY_FAILED`, `CHECK_INVALID`
 */
export async function audit(
  { tests, key, mistakes: runner }: Pick<Grader, 'tests' | 'key' | 'mistakes'>,
  onEntry: (done: number, total: number, what: string) => void = () => {},
  enough?: number,
): Promise<Audit> {
  const problems = new Map(tests.map(({ problem }) => [problem.id, problem]));
  const of = <E extends Equivalent>(entries: readonly E[]): E[] =>
    entries.filter(({ problem }) => problems.has(problem));
  const equivalents = of(runner?.catalogue.equivalents ?? []);
  const mistakes = of(runner?.catalogue.mistakes ?? []);
  const rows = new Map<string, AuditedCheck>();
  const failed: FailedEquivalent[] = [];
  let done = 0;
  const next = (id: string): void => onEntry(++done, equivalents.length + mistakes.length, id);

  for (const equivalent of equivalents) {
    next(equivalent.id);
    for (const planned of testsOf(equivalent)) {
      const tried = await attempt(equivalent, planned, key, runner!);
      const test = planned.test.name;
      if (!tried.passed) failed.push({ equivalent, test, message: tried.message });
      for (const each of tried.measured) {
        enter(planned, each, (row, error) =>
          error > (row.noise?.error ?? -1) ? { ...row, noise: { id: equivalent.id, test, error } } : row,
        );
      }
    }
  }
  const audited: AuditedMistake[] = [];
  for (const mistake of mistakes) {
    next(mistake.id);
    const [fails, factors]: [string[], number[]] = [[], []];
    for (const planned of testsOf(mistake)) {
      if (enough !== undefined && factors.some((factor) => factor >= enough)) break;
      const tried = await attempt(mistake, planned, key, runner!);
      const test = planned.test.name;
      if (tried.passed) continue;
      fails.push(test);
      // What fails by no number fails by an error, its shape, its dtype, or a second call.
      const failing = tried.measured.filter(({ pass }) => !pass);
      if (failing.length === 0) factors.push(Number.POSITIVE_INFINITY);
      for (const each of failing) {
        const { error, bound } = marginOf(each) ?? { error: Number.NaN, bound: 1 };
        factors.push(Number.isFinite(error) ? error / bound : Number.POSITIVE_INFINITY);
        enter(planned, each, (row, off) => ({
          ...row,
          wrong: withLargest(row.wrong, { id: mistake.id, test, error: off }),
        }));
      }
    }
    audited.push({ mistake, factor: Math.max(0, ...factors), fails });
  }
  const count = (entries: readonly Equivalent[], id: string): number =>
    entries.filter(({ problem }) => problem === id).length;
  const thin = [...problems.keys()]
    .map((problem) => ({
      ...{ problem, mistakes: count(mistakes, problem), equivalents: count(equivalents, problem) },
    }))
    .filter((each) => each.mistakes < ENOUGH.mistakes || each.equivalents < ENOUGH.equivalents);
  return {
    ...{ whole: enough === undefined, checks: [...rows.values()], mistakes: audited },
    ...{ equivalents: equivalents.length, failed, thin },
  };

  function testsOf({ problem }: Equivalent): PlannedTest[] {
    return tests.filter((planned) => planned.problem.id === problem);
  }

  function enter(
    { problem }: PlannedTest,
    measured: MeasuredCheck,
    change: (row: AuditedCheck, error: number) => AuditedCheck,
  ): void {
    const margin = marginOf(measured);
    if (!margin || !Number.isFinite(margin.error)) return;
    const { noise: stated } = measured.check;
    const check = checkName(measured.check);
    const name = [problem.id, check, margin.bound, stated].join(' ');
    const before = rows.get(name) ?? {
      ...{ problem: problem.id, check, bound: margin.bound },
      ...{ noise: undefined, stated, wrong: [] },
    };
    rows.set(name, change(before, margin.error));
  }
}

const withLargest = (seen: readonly Seen[], each: Seen): Seen[] => {
  const before = seen.find(({ id }) => id === each.id);
  return [...seen.filter((one) => one !== before), before && before.error >= each.error ? before : each];
};

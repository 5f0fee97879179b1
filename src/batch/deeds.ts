import type { Keys, TestKeys } from '../grade/keys.js';
import type { PlannedTest } from '../grade/plan.js';
import { isPublic } from '../grade/result.js';
import { differing, WHY, whyOf } from '../store/keys.js';
import type { TestRow } from '../store/schema.js';

/** What is to be done with a test: nothing, count its points again, compare kept outputs again, call the function again. */
export const DEEDS = ['keep', 'score', 'compare', 'call'] as const;
export type Deed = (typeof DEEDS)[number];

/** A test of a hand-in, and what is to be done with it. */
export interface Step {
  readonly planned: PlannedTest;
  readonly keys: TestKeys;
  /** What there is from before. */
  readonly row: TestRow;
  readonly deed: Deed;
  /** For people: half a sentence. */
  readonly why: string;
  /** Its file does not compile: no process is needed to find out why. */
  readonly broken: boolean;
}

/** The mark of a result that other tests of its hand-in decided, by what they took of the time. */
const SPENT = 'spent ';

/** The key under which a result is kept; `spent`: it was not called, since others took too long. */
export const keptUnder = ({ outputs }: TestKeys, spent: boolean): string =>
  spent ? `${SPENT}${outputs}` : outputs;

/** Tests to call although nothing changed. */
export type Again = (row: TestRow) => string | undefined;

/**
 * What is to be done with each test of a hand-in.
 *
 * Tests that share a file and a process are called together or not at all: a function that remembers meets the same calls in
 * the same order, however often a run is interrupted.
 *
 * - `code`: fingerprints of its files. `known`: they are the files of before, to the byte.
 * - `rows`: its results from before, by number.
 * - `again`: why a test is called in any case.
 */
export function deedsOf(
  tests: readonly PlannedTest[],
  keys: Keys,
  code: Readonly<Record<string, string | null>>,
  known: boolean,
  rows: ReadonlyMap<string, TestRow>,
  again: Again,
): Step[] {
  const alone = tests.map((planned): Step => {
    const compiled = code[planned.problem.file] ?? null;
    const own = keys.of(planned, compiled);
    const row = rows.get(planned.number)!;
    const broken = compiled === null;
    const step = { planned, keys: own, row, broken, ...deedOf(row, own, again(row)) };
    // Why it does not compile may have changed.
    return broken && !known && step.deed !== 'call' ? { ...step, deed: 'call', why: CODE } : step;
  });
  const called = alone.filter(({ deed, broken }) => deed === 'call' && !broken);
  const units = new Set(called.map(unitOf));
  return alone.map((step) => {
    if (step.deed === 'call') return step;
    if (units.has(unitOf(step))) return { ...step, deed: 'call', why: BESIDE };
    // What took too long may take less now.
    if (called.length > 0 && isSpent(step.row)) return { ...step, deed: 'call', why: called[0]!.why };
    return step;
  });
}

/** Whether the hand-in itself asks for something to be done: it is new, or its code is another. */
export const isChanged = (steps: readonly Step[]): boolean =>
  steps.some(
    ({ row, keys, deed }) =>
      row.at === null || (deed === 'call' && differing(row.outputs_key ?? '', keys.outputs).includes('code')),
  );

/** A step of a hand-in that is left as it is. */
export const left = (step: Step): Step => ({ ...step, deed: 'keep', why: '' });

const CODE = WHY.code!;
const BESIDE = 'it shares a process with a test that is called again';

const isSpent = ({ outputs_key }: TestRow): boolean => outputs_key?.startsWith(SPENT) === true;

const unitOf = ({ planned: { problem, test } }: Step): string => `${problem.file} ${isPublic(test)}`;

function deedOf(row: TestRow, keys: TestKeys, again: string | undefined): Pick<Step, 'deed' | 'why'> {
  if (row.at === null) return { deed: 'call', why: 'it was not graded yet' };
  if (again !== undefined) return { deed: 'call', why: again };
  if (row.outputs_key === null) return { deed: 'call', why: 'it could not be graded' };
  const spent = isSpent(row);
  const before = spent ? row.outputs_key.slice(SPENT.length) : row.outputs_key;
  if (before !== keys.outputs) return { deed: 'call', why: whyOf(before, keys.outputs) };
  if (row.comparison_key !== null && row.comparison_key !== keys.comparison) {
    const why = whyOf(row.comparison_key, keys.comparison);
    if (row.outputs !== null) return { deed: 'compare', why };
    return { deed: 'call', why: `${why}, and its outputs are not kept` };
  }
  if (row.score_key !== keys.score) return { deed: 'score', why: whyOf(row.score_key ?? '', keys.score) };
  return { deed: 'keep', why: '' };
}

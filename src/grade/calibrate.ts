import { type MeasuredCheck, measureChecks } from '../compare/check.js';
import { marginOf } from '../compare/margin.js';
import { loadAssignment } from '../rubric/load.js';
import type { Returned } from '../sandbox/call.js';
import type { Backend } from '../tensor/engines.js';
import { type Grader, openGrader } from './grader.js';
import { hiddenFromSeed } from './hidden.js';
import { inputsOf } from './materialise.js';

/** The engine that the others are measured against: the one that hand-ins run on. */
export const BASE: Backend = 'wasm';
/** A tolerance should be at least so many times the noise. */
export const ENOUGH = 5;

/** How far engines lie apart in one kind of check of one problem, at the worst of its tests and seeds. */
export interface Noise {
  readonly problem: string;
  readonly title: string;
  readonly check: string;
  /** What passes: the tolerance of an error, the minimum of a likeness; undefined for a check of yes or no. */
  readonly bound: number | undefined;
  /** What was measured. */
  readonly value: number;
  /** How many times the noise the tolerance is; Infinity without noise, 0 where a check fails. */
  readonly margin: number;
  readonly test: string;
  readonly backend: Backend;
  readonly seed: number;
}

export interface CalibrateOptions {
  /** Engines besides the one they are measured against. */
  readonly backends: readonly Backend[];
  /** How many seeds, counted from the assignment's own. */
  readonly seeds: number;
  readonly onTest?: (done: number, total: number, what: string) => void;
}

/**
 * Runs the answer key on several engines and seeds, and measures with the assignment's own checks how far its answers lie
 * apart: what no tolerance may be below.
 *
 * Returns one entry for each problem, kind of check and bound, the narrowest margin first.
 *
 * @throws {GradelensError} as `openGrader` does, and `ANSWER_KEY_FAILED`
 */
export async function calibrate(
  assignment: string,
  { backends, seeds, onTest }: CalibrateOptions,
): Promise<Noise[]> {
  const worst = new Map<string, Noise>();
  let done = 0;
  const { seed: first } = await loadAssignment(assignment);
  for (let seed = first; seed < first + seeds; seed++) {
    const inputs = { seed, hidden: hiddenFromSeed(seed) };
    const expected = await answers(
      await openGrader(assignment, { backend: BASE, ...inputs }),
      step(BASE, seed),
    );
    for (const backend of backends) {
      const grader = await openGrader(assignment, { backend, ...inputs });
      const actual = await answers(grader, step(backend, seed));
      for (const { number, problem, test, call } of grader.tests) {
        const measured = measureChecks({
          checks: test.checks,
          actual: actual.get(number)!.outputs,
          expected: expected.get(number)!.outputs,
          inputs: inputsOf(call),
        });
        for (const each of measured) {
          const bound = boundOf(each);
          const key = [problem.id, each.check.kind, each.check.relativeTo, bound].join(' ');
          const margin = roomOf(each);
          const before = worst.get(key);
          if (before && before.margin <= margin) continue;
          worst.set(key, {
            ...{
              problem: problem.id,
              title: problem.title,
              check: each.check.kind,
              bound,
              value: each.value,
            },
            ...{ margin, test: test.name, backend, seed },
          });
        }
      }
    }
  }
  return [...worst.values()].sort((a, b) => a.margin - b.margin);

  function step(backend: Backend, seed: number): (tests: number, what: string) => void {
    return (tests, what) => {
      onTest?.(++done, tests * seeds * (backends.length + 1), `${backend}, seed ${seed}: ${what}`);
    };
  }
}

/** The key's answer to every test, by number; closes the grader. */
async function answers(
  grader: Grader,
  onTest: (tests: number, what: string) => void,
): Promise<ReadonlyMap<string, Returned>> {
  try {
    const found = new Map<string, Returned>();
    for (const planned of grader.tests) {
      onTest(grader.tests.length, planned.problem.id);
      found.set(planned.number, await grader.key.expected(planned));
    }
    return found;
  } finally {
    await grader.close();
  }
}

function boundOf({ check: { tolerance, minimum } }: MeasuredCheck): number | undefined {
  const bound = tolerance ?? minimum;
  return typeof bound === 'number' ? bound : undefined;
}

/** How many times the noise passes; 0 where a check fails. */
function roomOf(measured: MeasuredCheck): number {
  if (!measured.pass) return 0;
  const { error, bound } = marginOf(measured) ?? { error: 0, bound: 1 };
  return error > 0 ? bound / error : Number.POSITIVE_INFINITY;
}

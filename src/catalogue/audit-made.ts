import type { Grader } from '../grade/grader.js';
import type { PlannedTest } from '../grade/plan.js';
import { attempt } from './attempt.js';
import type { Made } from './made.js';

/** A mistake that an operator made, and what came of it. */
export interface AuditedMade {
  readonly made: Made;
  /** Problems whose answers depend on what is changed. */
  readonly problems: readonly string[];
  /** The first test that it fails; none where it keeps all its points. */
  readonly fails: string | undefined;
}

/**
 * Runs mistakes that operators make from the key until each fails a test. One that keeps its points is another right way, or what no
 * test looks at: which of them, somebody must read.
 *
 * @throws {GradelensError} `ANSWER_KEY_FAILED`, `CHECK_INVALID`
 */
export async function auditMade(
  { tests, key, mistakes }: Pick<Grader, 'tests' | 'key' | 'mistakes'>,
  onEntry: (done: number, total: number, what: string) => void = () => {},
): Promise<AuditedMade[]> {
  const all = (await mistakes?.made()) ?? [];
  const told = all
    .map((made) => ({ made, own: testsOf({ tests, mistakes }, made) }))
    .filter(({ own }) => own.length > 0);
  const audited: AuditedMade[] = [];
  for (const { made, own } of told) {
    onEntry(audited.length + 1, told.length, made.id);
    audited.push({
      made,
      problems: [...new Set(own.map(({ problem }) => problem.id))],
      fails: await failed(made, own),
    });
  }
  return audited;

  async function failed(made: Made, own: readonly PlannedTest[]): Promise<string | undefined> {
    for (const planned of own) {
      if (!(await attempt(made, planned, key, mistakes!)).passed) return planned.test.name;
    }
    return undefined;
  }
}

/** The tests that a made mistake can fail; those of what is changed itself before those of what is built on it. */
export function testsOf(
  { tests, mistakes }: Pick<Grader, 'tests' | 'mistakes'>,
  { within }: Made,
): PlannedTest[] {
  const reaching = tests.filter(({ problem }) => mistakes?.dependsOn(problem, within));
  const [own, others] = [true, false].map((is) =>
    reaching.filter(({ problem }) => (problem.export === within) === is),
  );
  return [...own!, ...others!];
}

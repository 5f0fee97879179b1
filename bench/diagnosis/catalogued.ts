import { runChecks } from '../../src/compare/check.js';
import { diagnose } from '../../src/diagnose/index.js';
import type { Grader } from '../../src/grade/grader.js';
import { inputsOf } from '../../src/grade/materialise.js';
import { numbersOf } from '../../src/grade/numbers-of.js';

/** What is said first of a wrong answer. */
export interface Said {
  /** Ids of findings that are right; none where numbers alone are asked about what only the catalogue knows. */
  readonly expected: readonly string[];
  readonly first: string;
  readonly confidence: number;
  readonly message: string;
  readonly where: string;
}

/** Every mistake of the catalogue, on each test of its problem that it fails: diagnosed by the catalogue, or by numbers alone. */
export async function catalogued(
  { tests, key, mistakes }: Grader,
  by: 'catalogue' | 'numbers',
): Promise<Said[]> {
  const said: Said[] = [];
  for (const planned of tests) {
    const { call, problem, test } = planned;
    const expected = await key.expected(planned);
    const checks = test.checks.filter(({ kind }) => kind !== 'argmax-is');
    const right = {
      ...{ problem: problem.id, checks, expected: expected.outputs },
      ...{ inputs: inputsOf(call), numbers: numbersOf(call.arguments) },
    };
    for (const mistake of mistakes?.catalogue.mistakes ?? []) {
      if (mistake.problem !== problem.id || checks.length === 0) continue;
      const answer = await mistakes!.run(mistake, planned, expected.milliseconds);
      if (answer.outcome !== 'returned') continue;
      const actual = answer.outputs;
      if (runChecks({ ...right, actual }).verdict === 'pass') continue;
      const [first] =
        by === 'catalogue'
          ? await mistakes!.explain(planned, actual, expected)
          : diagnose({ ...right, actual });
      said.push({
        expected: by === 'catalogue' ? [mistake.id] : [],
        first: first?.id ?? 'nothing',
        confidence: first?.confidence ?? 0,
        message: first?.message ?? '',
        where: `${mistake.id}, ${test.name}`,
      });
    }
  }
  return said;
}

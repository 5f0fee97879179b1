import { runChecks } from '../../src/compare/check.js';
import type { Tensors } from '../../src/compare/outputs.js';
import { diagnose } from '../../src/diagnose/index.js';
import type { Grader } from '../../src/grade/grader.js';
import { inputsOf } from '../../src/grade/materialise.js';
import { numbersOf } from '../../src/grade/numbers-of.js';
import { seeded } from '../../src/model/random.js';
import { made } from '../../test/diagnose/made/index.js';
import type { Said } from './catalogued.js';

/** Fewer numbers than this can be had in many ways. */
const FEW = 8;

/** The key's own answers, spoilt in every way that can be done to them and that the test's checks see. */
export async function spoilt({ tests, key }: Grader): Promise<Said[]> {
  const said: Said[] = [];
  for (const planned of tests) {
    const { call, problem, test } = planned;
    const { outputs: expected } = await key.expected(planned);
    const checks = test.checks.filter(({ kind }) => kind !== 'argmax-is');
    if (checks.length === 0) continue;
    const right = {
      ...{ problem: problem.id, checks, expected },
      ...{ inputs: inputsOf(call), numbers: numbersOf(call.arguments) },
    };
    for (const [i, [id, { make, results, or = [] }]] of made.entries()) {
      if (results && checks.some(({ relativeTo }) => relativeTo !== undefined)) continue;
      const actual = make(right, seeded(`${problem.id} ${test.name} ${i}`));
      if (!actual || runChecks({ ...right, actual }).verdict === 'pass' || differing(actual, expected) < FEW)
        continue;
      const [first] = diagnose({ ...right, actual });
      said.push({
        expected: [id, ...or],
        first: first?.id ?? 'nothing',
        confidence: first?.confidence ?? 0,
        message: first?.message ?? '',
        where: `${i}, ${problem.id}, ${test.name}`,
      });
    }
  }
  return said;
}

function differing(actual: Tensors, expected: Tensors): number {
  let count = 0;
  for (const [name, { data }] of Object.entries(expected)) {
    const got = actual[name]!.data;
    for (let i = 0; i < data.length && count < FEW; i++) if (got[i] !== data[i]) count++;
  }
  return count;
}

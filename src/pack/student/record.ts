import { runChecks } from '../../compare/check.js';
import type { Tensors } from '../../compare/outputs.js';
import { GradelensError } from '../../errors.js';
import { openGrader } from '../../grade/grader.js';
import { inputsOf } from '../../grade/materialise.js';
import { type Recorded, recordName } from '../../grade/recorded.js';
import { isPublic } from '../../grade/result.js';

/**
 * Computes the answer key's outputs for the public tests, on the inputs of the grading run.
 *
 * - `path`: the whole assignment, with its key.
 * - `onTest`: called before each test.
 *
 * @throws {GradelensError} `ANSWER_KEY_FAILED`, `PACK_KEY_FAILS` where the key does not pass its own test.
 */
export async function recordExpected(
  path: string,
  onTest: (number: number, of: number, title: string) => void,
): Promise<Recorded> {
  const grader = await openGrader(path, { backend: 'wasm', select: (_, test) => isPublic(test) });
  try {
    const recorded = new Map<string, Tensors>();
    for (const [i, planned] of grader.tests.entries()) {
      onTest(i + 1, grader.tests.length, planned.problem.title);
      const { outputs } = await grader.key.expected(planned);
      const { checks } = planned.test;
      const inputs = inputsOf(planned.call);
      const { verdict, message } = runChecks({ checks, actual: outputs, expected: outputs, inputs });
      if (verdict !== 'pass') {
        throw new GradelensError(
          'PACK_KEY_FAILS',
          `The answer key does not pass its own test "${recordName(planned)}": ${message}`,
        );
      }
      recorded.set(recordName(planned), outputs);
    }
    return recorded;
  } finally {
    await grader.close();
  }
}

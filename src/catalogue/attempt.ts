import { type MeasuredCheck, measureChecks, runChecks } from '../compare/check.js';
import type { Tensors } from '../compare/outputs.js';
import type { AnswerKey } from '../grade/answer-key.js';
import { inputsOf } from '../grade/materialise.js';
import type { PlannedTest } from '../grade/plan.js';
import type { Mistakes } from './mistakes.js';
import type { Variant } from './variant.js';

/** What an entry of the catalogue came to in a test. */
export interface Attempt {
  readonly passed: boolean;
  readonly message: string;
  /** Empty where it gave nothing. */
  readonly measured: readonly MeasuredCheck[];
}

/**
 * Runs an entry on a test and judges what it gives as a hand-in is judged.
 *
 * @throws {GradelensError} `ANSWER_KEY_FAILED`, `CHECK_INVALID`
 */
export async function attempt(
  entry: Variant,
  planned: PlannedTest,
  key: AnswerKey,
  mistakes: Pick<Mistakes, 'run'>,
): Promise<Attempt> {
  const expected = await key.expected(planned);
  const answer = await mistakes.run(entry, planned, expected.milliseconds);
  if (answer.outcome !== 'returned') return { passed: false, message: answer.message, measured: [] };
  const actual = await withScores(planned, answer.outputs, key);
  const { checks } = planned.test;
  const comparison = { checks, actual, expected: expected.outputs, inputs: inputsOf(planned.call) };
  const { verdict, message } = runChecks(comparison);
  return { passed: verdict === 'pass', message, measured: measureChecks(comparison) };
}

async function withScores({ test }: PlannedTest, outputs: Tensors, key: AnswerKey): Promise<Tensors> {
  if (!test.scores) return outputs;
  // A picture of another shape has no scores, and fails by that.
  const scores = await key.scores(outputs.value).catch(() => undefined);
  return scores ? { ...outputs, scores } : outputs;
}

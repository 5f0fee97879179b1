import type { Mistakes } from '../catalogue/mistakes.js';
import { Suspects } from '../catalogue/suspects.js';
import { runChecks } from '../compare/check.js';
import type { Tensors } from '../compare/outputs.js';
import { structureProblem } from '../compare/structure.js';
import { diagnose } from '../diagnose/index.js';
import type { Assignment } from '../rubric/schema.js';
import type { Returned } from '../sandbox/call.js';
import type { FlatTensor } from '../tensor/flat.js';
import type { AnswerKey } from './answer-key.js';
import { inputsOf } from './materialise.js';
import { numbersOf } from './numbers-of.js';
import type { PlannedTest } from './plan.js';
import type { Finding, TestResult } from './result.js';

/** What came of a test, but for its points. */
export type Judgement = Pick<TestResult, 'verdict' | 'message' | 'metrics' | 'findings'> &
  Partial<Pick<TestResult, 'pictures'>>;

/** What hand-ins are judged beside. */
export interface Judges {
  readonly key: AnswerKey;
  /** What wrong answers are known to come of; none where the key's code is not at hand. */
  readonly mistakes: Mistakes | undefined;
  readonly assignment: Pick<Assignment, 'hints' | 'mistakePages'>;
  /** All tests: a mistake that fits one must fit the others. */
  readonly tests: readonly PlannedTest[];
  /** What this hand-in's other wrong answers came of; all are tried where it is absent. */
  readonly suspects?: Suspects;
}

/** What one hand-in is judged beside. */
export const judgesOf = ({ key, mistakes, assignment, tests }: Judges): Judges => ({
  ...{ key, mistakes, assignment, tests },
  suspects: new Suspects(),
});

/**
 * Judges what a hand-in's function gave beside what the answer key gives.
 *
 * @throws {GradelensError} `CHECK_INVALID` as `runChecks` does, and what the key's class scores throw
 */
export async function judge(
  planned: PlannedTest,
  outputs: Tensors,
  expected: Returned,
  judges: Judges,
): Promise<Judgement> {
  const { key, mistakes } = judges;
  const { call, problem, test } = planned;
  const huge = Object.values(outputs).find((tensor) => isHuge(tensor, expected));
  if (huge) {
    return {
      verdict: 'wrong',
      message: `Your function gives a tensor of shape [${huge.shape.join(', ')}], far larger than what is asked for.`,
      metrics: {},
      findings: [],
    };
  }
  const actual = test.scores ? await scored(outputs, expected, key) : outputs;
  const inputs = inputsOf(call);
  const checked = runChecks({ checks: test.checks, actual, expected: expected.outputs, inputs });
  const pictures = pictureOf(actual, expected.outputs);
  return {
    verdict: checked.verdict,
    message: checked.message,
    metrics: checked.metrics,
    findings: checked.verdict === 'pass' ? [] : await findings(),
    ...(pictures && { pictures }),
  };

  /** What was tried and fits comes before what numbers alone suggest. */
  async function findings(): Promise<readonly Finding[]> {
    // That a cause cannot be looked for is no reason not to grade: the numbers are described all the same.
    const known = await mistakes?.explain(planned, outputs, expected, judges).catch((error: Error) => {
      mistakes.trouble ??= error.message;
      return undefined;
    });
    if (known?.certain) return known.findings;
    const [numbers, { checks }] = [numbersOf(call.arguments), test];
    const wrong = { problem: problem.id, checks, actual, expected: expected.outputs, inputs, numbers };
    const [first, ...others] = diagnose(wrong);
    const alike = known && known.alike.length > 0 ? { alike: known.alike } : {};
    return [...(known?.findings ?? []), ...(first ? [{ ...first, ...alike }, ...others] : [])];
  }
}

/** More numbers in one tensor than this: looking at them would cost the others time, and is no mistake but nonsense. */
export const isHuge = ({ data }: FlatTensor, { outputs }: Returned): boolean =>
  data.length > 2 ** 20 + 16 * Math.max(0, ...Object.values(outputs).map((wanted) => wanted.data.length));

/** Only a result shaped like the key's meets the trusted process; any other fails its structure check without scores. */
async function scored(outputs: Tensors, expected: Returned, key: AnswerKey): Promise<Tensors> {
  const { value } = outputs;
  const target = expected.outputs.value;
  if (!value || !target || structureProblem(value, target)) return outputs;
  return { ...outputs, scores: await key.scores(value) };
}

/** The first map-like output (rank 3 or 4, at least 4x4) that both have in one shape. */
export function pictureOf(actual: Tensors, expected: Tensors): TestResult['pictures'] {
  for (const [name, wanted] of Object.entries(expected)) {
    const got = actual[name];
    if (got && isMap(wanted) && String(got.shape) === String(wanted.shape))
      return { actual: got, expected: wanted };
  }
  return undefined;
}

const isMap = ({ shape }: FlatTensor): boolean => {
  const [, height = 0, width = 0] = shape;
  return shape.length >= 3 && shape.length <= 4 && height >= 4 && width >= 4;
};

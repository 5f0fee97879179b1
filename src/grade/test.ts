import { runChecks } from '../compare/check.js';
import { structureProblem } from '../compare/structure.js';
import { diagnose } from '../diagnose/index.js';
import { scoreTest } from '../rubric/score.js';
import type { Returned } from '../sandbox/call.js';
import type { Session } from '../sandbox/session.js';
import type { FlatTensor } from '../tensor/flat.js';
import { type AnswerKey, withScores } from './answer-key.js';
import { tensorsOf } from './materialise.js';
import type { PlannedTest } from './plan.js';
import type { TestResult, Verdict } from './result.js';
import { TIMES_THE_KEY, type TimeBudget } from './time-budget.js';

type Judgement = Pick<TestResult, 'verdict' | 'message' | 'metrics' | 'findings'> &
  Partial<Pick<TestResult, 'pictures'>>;

/** Grades one test: the student's outputs beside the answer key's. Whatever cannot be graded earns nothing and says why. */
export async function gradeTest(
  planned: PlannedTest,
  session: Session,
  key: AnswerKey,
  budget: TimeBudget,
): Promise<TestResult> {
  const { number, problem, test } = planned;
  const judgement = await judge(planned, session, key, budget).catch((error: unknown) =>
    failed('not-graded', error instanceof Error ? error.message : String(error)),
  );
  return {
    number,
    problem: problem.id,
    title: problem.title,
    name: test.name,
    score: scoreTest(judgement.verdict, test.points, test.partialCredit),
    points: test.points,
    visibility: test.visibility,
    ...judgement,
  };
}

async function judge(
  planned: PlannedTest,
  session: Session,
  key: AnswerKey,
  budget: TimeBudget,
): Promise<Judgement> {
  const { call, problem, test } = planned;
  const expected = await key.expected(planned);
  budget.add(expected.milliseconds);
  const { exceeded } = budget;
  if (exceeded !== undefined) return failed('timeout', exceeded);
  const timeLimit = Math.max(problem.timeLimit, (TIMES_THE_KEY * expected.milliseconds) / 1000);
  const first = await session.call(call, { timeLimit });
  // What the machine could not do is tried once more before anybody is told.
  const answer = first.outcome === 'not-graded' ? await session.call(call, { timeLimit }) : first;
  if (answer.outcome !== 'returned') {
    return failed(answer.outcome, answer.where ? `${answer.where}: ${answer.message}` : answer.message);
  }
  const huge = Object.values(answer.outputs).find(({ data }) => data.length > mostOf(expected));
  if (huge) {
    return failed(
      'wrong',
      `Your function gives a tensor of shape [${huge.shape.join(', ')}], far larger than what is asked for.`,
    );
  }
  const actual = test.scores ? await scored(answer, expected, key) : answer;
  const inputs = tensorsOf(call.arguments);
  const checked = runChecks({
    checks: test.checks,
    actual: actual.outputs,
    expected: expected.outputs,
    inputs,
  });
  const passed = checked.verdict === 'pass';
  const pictures = pictureOf(actual, expected);
  return {
    verdict: checked.verdict,
    message: checked.message,
    metrics: checked.metrics,
    findings: passed
      ? []
      : diagnose({ problem: problem.id, actual: actual.outputs, expected: expected.outputs, inputs }),
    ...(pictures && { pictures }),
  };
}

const failed = (verdict: Verdict, message: string): Judgement => ({
  verdict,
  message,
  metrics: {},
  findings: [],
});

/** Numbers in one tensor beyond which looking at them would cost the others time: no mistake but nonsense. */
const mostOf = ({ outputs }: Returned): number =>
  2 ** 20 + 16 * Math.max(0, ...Object.values(outputs).map(({ data }) => data.length));

/** Only a result shaped like the key's meets the trusted process; any other fails its structure check without scores. */
async function scored(answer: Returned, expected: Returned, key: AnswerKey): Promise<Returned> {
  const { value } = answer.outputs;
  const target = expected.outputs.value;
  if (!value || !target || structureProblem(value, target)) return answer;
  return withScores(answer, await key.scores(value));
}

/** The first map-like output (rank 3 or 4, at least 4x4) that both have in one shape. */
function pictureOf(actual: Returned, expected: Returned): TestResult['pictures'] {
  for (const [name, wanted] of Object.entries(expected.outputs)) {
    const got = actual.outputs[name];
    if (got && isMap(wanted) && String(got.shape) === String(wanted.shape))
      return { actual: got, expected: wanted };
  }
  return undefined;
}

const isMap = ({ shape }: FlatTensor): boolean => {
  const [, height = 0, width = 0] = shape;
  return shape.length >= 3 && shape.length <= 4 && height >= 4 && width >= 4;
};

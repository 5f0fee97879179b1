import { performance } from 'node:perf_hooks';
import type { Tensors } from '../compare/outputs.js';
import { creditFor, scoreTest } from '../rubric/score.js';
import type { Answer } from '../sandbox/call.js';
import type { OutputLog } from '../sandbox/log.js';
import type { Session } from '../sandbox/session.js';
import { isHuge, type Judgement, type Judges, judge } from './judge.js';
import type { PlannedTest } from './plan.js';
import type { TestResult, Verdict } from './result.js';
import { TIMES_THE_KEY, type TimeBudget } from './time-budget.js';

/** A graded test, and what grading it again needs to know. */
export interface Graded {
  readonly result: TestResult;
  /** What the function gave; absent where it gave nothing, or far too much. */
  readonly outputs?: Tensors;
  /** A comparison decided the verdict: another tolerance or key may decide another one. */
  readonly compared: boolean;
  /** It was not called: what was called before it took too long. */
  readonly spent: boolean;
  /** That it took by the clock. */
  readonly seconds: number;
  /** That it took of the hand-in's time budget. */
  readonly used: number;
  /** What its call printed; absent where nothing was called. It may grow until the session's next call. */
  readonly printed?: OutputLog;
}

/** Grades one test: the student's outputs beside the answer key's. Whatever cannot be graded earns nothing and says why. */
export async function gradeTest(
  planned: PlannedTest,
  session: Session,
  judges: Judges,
  budget: TimeBudget,
): Promise<Graded> {
  const [started, before] = [performance.now(), session.used];
  const { judgement, looking, ...how } = await run(planned, session, judges, budget).catch((error: unknown) =>
    failed('not-graded', error instanceof Error ? error.message : String(error)),
  );
  const seconds = (performance.now() - started) / 1000;
  return {
    ...{ result: resultFrom(planned, judgement), ...how, seconds },
    used: session.used - before - looking,
  };
}

/** A test's result: its names, its points, and what came of it. */
export function resultFrom({ number, problem, test }: PlannedTest, judgement: Judgement): TestResult {
  const { verdict, message, metrics, findings, pictures } = judgement;
  return {
    number,
    problem: problem.id,
    title: problem.title,
    name: test.name,
    score: Math.max(
      scoreTest(verdict, test.points, test.partialCredit),
      test.points * creditFor(problem.credit, verdict, findings),
    ),
    points: test.points,
    visibility: test.visibility,
    ...{ verdict, message, metrics, findings },
    ...(pictures && { pictures }),
  };
}

type Judged = Omit<Graded, 'result' | 'seconds' | 'used'> & {
  readonly judgement: Judgement;
  /** Seconds of a further call, by which the grader looks for a cause: none of the hand-in's. */
  readonly looking: number;
};

async function run(
  planned: PlannedTest,
  session: Session,
  judges: Judges,
  budget: TimeBudget,
): Promise<Judged> {
  const { call, problem } = planned;
  const expected = await judges.key.expected(planned);
  budget.add(expected.milliseconds);
  const { exceeded } = budget;
  if (exceeded !== undefined) return { ...failed('timeout', exceeded), spent: true };
  const timeLimit = Math.max(problem.timeLimit, (TIMES_THE_KEY * expected.milliseconds) / 1000);
  const first = await session.call(call, { timeLimit });
  // What the machine could not do is tried once more before anybody is told.
  const answer = first.outcome === 'not-graded' ? await session.call(call, { timeLimit }) : first;
  const { printed } = session;
  const said = printed && { printed };
  if (answer.outcome !== 'returned') {
    const message = answer.where ? `${answer.where}: ${answer.message}` : answer.message;
    return { ...failed(answer.outcome, message), ...said };
  }
  const { outputs } = answer;
  const judgement = await judge(planned, outputs, expected, judges);
  const huge = Object.values(outputs).some((tensor) => isHuge(tensor, expected));
  if (!huge && Object.values(outputs).some(({ data }) => !data.every(Number.isFinite))) {
    const before = session.used;
    const found = await session.call({ ...call, looking: true }, { timeLimit });
    const looking = session.used - before;
    budget.forgive(looking);
    // Kept outputs would be judged without what only a call can tell.
    return { judgement: withCause(judgement, found), compared: true, spent: false, looking, ...said };
  }
  return { judgement, compared: true, spent: false, ...(!huge && { outputs }), looking: 0, ...said };
}

/** Says where numbers that are not finite came from, where a further call has found it. */
function withCause(judgement: Judgement, answer: Answer): Judgement {
  if (answer.outcome !== 'returned' || !answer.notFinite) return judgement;
  const { where, message } = answer.notFinite;
  const place = where === undefined ? '' : `${where}: `;
  return { ...judgement, message: `${judgement.message} ${place}${message}` };
}

const failed = (verdict: Verdict, message: string): Judged => ({
  judgement: { verdict, message, metrics: {}, findings: [] },
  compared: false,
  spent: false,
  looking: 0,
});

import type { Tensors } from '../compare/outputs.js';
import { type Judgement, judge, judgesOf } from '../grade/judge.js';
import { inputsOf } from '../grade/materialise.js';
import type { TestResult } from '../grade/result.js';
import { runTests } from '../grade/submission.js';
import { gradeTest, resultFrom } from '../grade/test.js';
import { TimeBudget } from '../grade/time-budget.js';
import type { Session } from '../sandbox/session.js';
import { whyOf } from '../store/keys.js';
import { record, resultOf } from '../store/results.js';
import { type Context, Tally } from './context.js';
import { type Deed, keptUnder, type Step } from './deeds.js';
import type { Opening } from './opening.js';

/** What was done with the tests of a hand-in. */
export interface Done {
  readonly tally: Tally;
  /** What visible tests gave just now, by number: for the pictures of its page. */
  readonly outputs: ReadonlyMap<string, Tensors>;
}

/** After a signal; what was not kept by then never will be. */
export class Stopped extends Error {}

/**
 * Does what is to be done with the tests of a hand-in. Each result is on the disk before the next test begins.
 *
 * - `between`: what else needs the running session; with the results of the visible tests.
 */
export async function doSteps(
  name: string,
  steps: readonly Step[],
  opening: Opening,
  { store, run, grader, signal, onTest }: Context,
  between?: (session: Session, visible: readonly TestResult[]) => Promise<void>,
): Promise<Done> {
  const [tally, outputs] = [new Tally(), new Map<string, Tensors>()];
  const judges = judgesOf(grader);
  const keep = (
    step: Step,
    recording: Partial<Recorded> & { readonly result: TestResult },
  ): Promise<void> => {
    // A signal ends the children, so what came back after it says nothing about the hand-in.
    if (signal.aborted) throw new Stopped();
    const { row, keys, why } = step;
    const graded = recording.result.verdict !== 'not-graded';
    return record(store.db, name, run.id, {
      ...{ seconds: row.seconds, used: row.used, log: row.log, outputs: row.outputs },
      outputsKey: row.outputs_key,
      comparisonKey: row.comparison_key,
      scoreKey: keys.score,
      why,
      ...recording,
      // What could not be graded is tried again.
      ...(!graded && { outputsKey: null, comparisonKey: null, outputs: null }),
    });
  };
  for (const step of steps.filter(({ deed }) => deed === 'keep')) tally.add(step.deed);
  for (const step of steps.filter(({ deed }) => deed === 'score')) {
    await keep(step, { result: resultFrom(step.planned, resultOf(step.row)) });
    tally.add(step.deed, step.why);
  }
  for (const step of steps.filter(({ deed }) => deed === 'compare')) {
    const { result, kept } = await comparedAgain(step);
    if (kept && step.planned.test.visibility === 'visible') outputs.set(step.planned.number, kept);
    await keep(step, { result, comparisonKey: step.keys.comparison });
    tally.add(step.deed, step.why);
    onTest(name, result);
  }
  const calls = steps.filter(({ deed }) => deed === 'call');
  if (calls.length === 0 && !between) return { tally, outputs };
  const session = await opening.session();
  const budget = await budgetOf(session);
  const byNumber = new Map(calls.map((step) => [step.planned.number, step]));
  let printed = session.log.length;
  for (const step of calls.filter(({ broken }) => broken)) {
    const graded = await gradeTest(step.planned, session, judges, budget);
    const deed = foundAgain(step, graded.result);
    if (deed !== 'keep') await keep(step, { result: graded.result, ...called(step, graded) });
    tally.add(deed, deed === 'score' ? whyOf(step.row.score_key ?? '', step.keys.score) : step.why);
    onTest(name, graded.result);
  }
  const running = calls.filter(({ broken }) => !broken).map(({ planned }) => planned);
  await runTests(running, judges, {
    sessions: [session],
    budget,
    onTest: async (graded, planned) => {
      const step = byNumber.get(planned.number)!;
      const log = session.log.slice(printed);
      printed = session.log.length;
      const hash = graded.outputs && (await store.outputs.keep(graded.outputs, inputsOf(planned.call)));
      await keep(step, { result: graded.result, ...called(step, graded), log, outputs: hash ?? null });
      if (graded.outputs && planned.test.visibility === 'visible')
        outputs.set(planned.number, graded.outputs);
      tally.add('call', step.why);
      onTest(name, graded.result);
    },
    between: async (running, visible) => {
      const before = steps.filter(
        ({ deed, planned }) => deed !== 'call' && planned.test.visibility === 'visible',
      );
      await between?.(running, [...before.map(({ row }) => resultOf(row)), ...visible]);
      printed = session.log.length;
    },
  });
  return { tally, outputs };

  async function comparedAgain({ planned, row }: Step): Promise<{ result: TestResult; kept?: Tensors }> {
    const kept = await store.outputs.read(row.outputs!, inputsOf(planned.call));
    if (!kept) {
      const message = 'What its function gave was kept, but is damaged. Staff: run gradelens grade again.';
      return { result: resultFrom(planned, notGraded(message)) };
    }
    const judgement = await grader.key
      .expected(planned)
      .then((expected) => judge(planned, kept, expected, judges))
      .catch((error: Error) => notGraded(error.message));
    return { result: resultFrom(planned, judgement), kept };
  }

  /** What is left of a hand-in's time after the calls whose results are kept. */
  async function budgetOf(on: Session): Promise<TimeBudget> {
    const kept = steps.filter(({ deed }) => deed !== 'call');
    const used = kept.reduce((sum, { row }) => sum + row.used, 0);
    const budget = new TimeBudget(grader.assignment.timeBudget, [on], used);
    for (const { planned } of kept) {
      // A key that fails is told by the tests that need it.
      const expected = await grader.key.expected(planned).catch(() => undefined);
      if (expected) budget.add(expected.milliseconds);
    }
    return budget;
  }
}

type Recorded = Omit<Parameters<typeof record>[3], 'result'>;

/** What was done with a test whose file does not compile: nothing, if that is known already. */
function foundAgain({ row, keys }: Step, { verdict, message }: TestResult): Deed {
  const before = resultOf(row);
  const same = before.verdict === verdict && before.message === message && row.outputs_key === keys.outputs;
  if (!same) return 'call';
  return row.score_key === keys.score ? 'keep' : 'score';
}

const notGraded = (message: string): Judgement => ({
  ...{ verdict: 'not-graded', message },
  metrics: {},
  findings: [],
});

/** What to keep of a call besides its result. */
const called = (
  { keys }: Step,
  { compared, spent, seconds, used }: Awaited<ReturnType<typeof gradeTest>>,
): Partial<Recorded> => ({
  ...{ seconds, used },
  outputs: null,
  outputsKey: keptUnder(keys, spent),
  comparisonKey: compared ? keys.comparison : null,
});

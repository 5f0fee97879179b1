import type { Tensors } from '../compare/outputs.js';
import { pictureOf } from '../grade/judge.js';
import { inputsOf } from '../grade/materialise.js';
import type { PlannedTest } from '../grade/plan.js';
import { isPublic, type SubmissionResult, type TestResult } from '../grade/result.js';
import type { Occasion } from '../report/format.js';
import { hasReports, writeReports } from '../report/index.js';
import { handIn, know } from '../store/hand-ins.js';
import { digest } from '../store/keys.js';
import { testsOf } from '../store/results.js';
import { resultIn } from '../store/view.js';
import { version } from '../version.js';
import type { Context } from './context.js';
import { placesOf } from './places.js';
import { returnToStudent } from './return.js';

/**
 * Writes the reports of a hand-in that an occasion asks for from what the store has of it, where they are not those already.
 *
 * - `outputs`: what visible tests gave just now, by number; of others the kept outputs are read.
 */
export async function report(
  name: string,
  context: Pick<Context, 'store' | 'run' | 'out' | 'grader' | 'finals'>,
  outputs: ReadonlyMap<string, Tensors>,
  occasion: Occasion = 'grade',
): Promise<SubmissionResult> {
  const { store, run, out, finals } = context;
  const places = placesOf(out, name);
  const result = finals.of(await resultIn(store.db, name));
  const key = digest([result, version]);
  const { reportsKey } = await handIn(store.db, name);
  if (reportsKey !== key || !(await hasReports(places.staff, occasion))) {
    // A run that is killed from here on leaves reports that are written again.
    await know(store.db, name, run.id, { reportsKey: null });
    const tests = await withPictures(name, result, context, outputs);
    try {
      await writeReports(places.staff, { ...result, tests }, occasion);
    } catch (error) {
      // A report that could not be made keeps no other from its student.
      await returnToStudent(places);
      throw error;
    }
    await know(store.db, name, run.id, { reportsKey: key });
  }
  // The student's folder may have been given away, and removed.
  await returnToStudent(places);
  return result;
}

/** Tests with what is drawn of them; of hidden ones, for the staff, what lost points. */
async function withPictures(
  name: string,
  { tests }: SubmissionResult,
  { grader, store }: Pick<Context, 'grader' | 'store'>,
  outputs: ReadonlyMap<string, Tensors>,
): Promise<TestResult[]> {
  const rows = new Map((await testsOf(store.db, name)).map((row) => [row.number, row]));
  const planned = new Map(grader.tests.map((each) => [each.number, each]));
  const picturesOf = async (test: TestResult, plan: PlannedTest): Promise<TestResult['pictures']> => {
    const hash = rows.get(test.number)?.outputs ?? undefined;
    const inputs = inputsOf(plan.call);
    const actual = outputs.get(test.number) ?? (hash && (await store.outputs.read(hash, inputs)));
    if (!actual) return undefined;
    const expected = await grader.key.expected(plan).catch(() => undefined);
    return expected && pictureOf(actual, expected.outputs);
  };
  return Promise.all(
    tests.map(async (test) => {
      const plan = planned.get(test.number);
      const pictures =
        plan && (isPublic(test) || test.verdict !== 'pass') ? await picturesOf(test, plan) : undefined;
      return pictures ? { ...test, pictures } : test;
    }),
  );
}

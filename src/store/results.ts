import type { Insertable } from 'kysely';
import type { TestResult } from '../grade/result.js';
import { requireClaim } from './claims.js';
import type { Database, Within } from './database.js';
import { now } from './runs.js';
import type { Tables, TestRow } from './schema.js';

/** A test's name for good: its number changes when another is put before it. */
export interface TestName {
  readonly problem: string;
  readonly test: string;
}

/** A result with what decides whether it still holds. */
export interface Recording {
  readonly result: TestResult;
  readonly seconds: number;
  readonly used: number;
  readonly log: string;
  readonly outputs: string | null;
  readonly outputsKey: string | null;
  readonly comparisonKey: string | null;
  readonly scoreKey: string;
  /** Why it was done: for the history of scores. */
  readonly why: string;
}

/** What of a result is told in words. JSON has neither NaN nor infinities. */
const detailOf = ({ message, metrics, findings }: TestResult): string =>
  JSON.stringify({ message, metrics, findings }, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value,
  );

/** What of a kept result its reports are made of: of a large class each column costs time. */
export const TOLD = [
  ...(['number', 'problem', 'title', 'test', 'score', 'points', 'verdict', 'visibility'] as const),
  ...(['detail', 'seconds', 'log'] as const),
] as const;
export type Told = Pick<TestRow, (typeof TOLD)[number]>;

/** A kept result. */
export function resultOf(row: Omit<Told, 'seconds' | 'log'>): TestResult {
  const { number, problem, title, test: name, score, points, verdict, visibility, detail } = row;
  const { message, metrics, findings } = detailIn(detail);
  return { number, problem, title, name, score, points, verdict, visibility, message, metrics, findings };
}

/** Most have no number that JSON lacks, and are read several times as fast without a look at each value. */
const detailIn = (text: string): Pick<TestResult, 'message' | 'metrics' | 'findings'> =>
  JSON.parse(text, text.includes('{"number":"') ? numbersOf : undefined);

function numbersOf(_: string, value: unknown): unknown {
  const { number, ...rest } = (value ?? {}) as { number?: unknown };
  return typeof number === 'string' && Object.keys(rest).length === 0 ? Number(number) : value;
}

/** The kept results of a hand-in, in the order of the assignment. */
export const testsOf = (db: Within, handIn: string): Promise<TestRow[]> =>
  db.selectFrom('test_result').selectAll().where('hand_in', '=', handIn).orderBy('place').execute();

/**
 * Keeps a result, on the disk when this returns; a score or verdict that becomes another is entered into the history.
 *
 * @throws {ClaimLost}
 */
export function record(db: Database, handIn: string, run: number, recording: Recording): Promise<void> {
  const { result, seconds, used, log } = recording;
  return db.transaction().execute(async (within) => {
    await requireClaim(within, handIn, run);
    const values = {
      points: result.points,
      score: result.score,
      verdict: result.verdict,
      detail: detailOf(result),
      ...{ seconds, used, log },
      outputs: recording.outputs,
      outputs_key: recording.outputsKey,
      comparison_key: recording.comparisonKey,
      score_key: recording.scoreKey,
      ...{ run, at: now() },
    };
    const before = await rowOf(within, handIn, { problem: result.problem, test: result.name });
    if (before === undefined) return;
    // What was never graded has no score that could become another.
    if (before.at !== null) await remember(within, before, recording, run);
    await within
      .updateTable('test_result')
      .set(values)
      .where('hand_in', '=', handIn)
      .where('problem', '=', result.problem)
      .where('test', '=', result.name)
      .execute();
  });
}

async function remember(db: Within, before: TestRow, { result, why }: Recording, run: number): Promise<void> {
  const { score, points, verdict } = result;
  if (before.score === score && before.points === points && before.verdict === verdict) return;
  const { hand_in, problem, test } = before;
  await db
    .insertInto('score_change')
    .values({
      ...{ hand_in, problem, test, number: result.number },
      ...{ from_score: before.score, from_points: before.points, from_verdict: before.verdict },
      ...{ to_score: score, to_points: points, to_verdict: verdict },
      ...{ why, run, at: now() },
    })
    .execute();
}

const rowOf = (db: Within, handIn: string, { problem, test }: TestName): Promise<TestRow | undefined> =>
  db
    .selectFrom('test_result')
    .selectAll()
    .where('hand_in', '=', handIn)
    .where('problem', '=', problem)
    .where('test', '=', test)
    .executeTakeFirst();

/** A test that is to be graded: what reports say of it until it is. */
export type Pending = Pick<TestResult, 'number' | 'problem' | 'title' | 'name' | 'points' | 'visibility'>;

const NOT_YET = 'It was not graded yet.';

/**
 * Makes the results of a hand-in those of an assignment's tests: new ones are not graded yet, ones that are no longer asked are
 * gone, names and places are what they are now.
 */
export async function arrange(db: Within, handIn: string, tests: readonly Pending[]): Promise<void> {
  const rows = new Map(
    (await testsOf(db, handIn)).map((row) => [JSON.stringify([row.problem, row.test]), row]),
  );
  const fresh: Insertable<Tables['test_result']>[] = [];
  for (const [place, pending] of tests.entries()) {
    const { number, problem, title, name, points, visibility } = pending;
    const key = JSON.stringify([problem, name]);
    const row = rows.get(key);
    rows.delete(key);
    if (row === undefined) {
      const result: TestResult = {
        ...pending,
        ...{ score: 0, verdict: 'not-graded', message: NOT_YET, metrics: {}, findings: [] },
      };
      fresh.push({
        ...{ hand_in: handIn, problem, test: name, place, number, title, visibility, points },
        ...{ score: 0, verdict: 'not-graded', detail: detailOf(result), seconds: 0, used: 0, log: '' },
      });
    } else if (
      row.place !== place ||
      row.number !== number ||
      row.title !== title ||
      row.visibility !== visibility ||
      (row.at === null && row.points !== points)
    ) {
      await db
        .updateTable('test_result')
        // Points of what is graded change with its score.
        .set({ place, number, title, visibility, ...(row.at === null && { points }) })
        .where('hand_in', '=', handIn)
        .where('problem', '=', problem)
        .where('test', '=', name)
        .execute();
    }
  }
  if (fresh.length > 0) await db.insertInto('test_result').values(fresh).execute();
  for (const { problem, test } of rows.values()) {
    await db
      .deleteFrom('test_result')
      .where('hand_in', '=', handIn)
      .where('problem', '=', problem)
      .where('test', '=', test)
      .execute();
  }
}

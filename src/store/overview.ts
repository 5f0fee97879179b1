import { sql } from 'kysely';
import type { Database } from './database.js';
import type { HandInRow, RunRow, ScoreChange } from './schema.js';

/** A hand-in of the store at a glance. */
export type HandInOverview = Pick<HandInRow, 'name' | 'source' | 'mark' | 'identity'> & {
  readonly tests: number;
  readonly score: number;
  readonly points: number;
  /** Tests that no run came to yet, and those that could not be graded. */
  readonly open: number;
  readonly ungraded: number;
};

/** How many results of a test come from a run, by what could be done with them. */
export interface TestOverview {
  readonly run: number;
  readonly problem: string;
  readonly test: string;
  /** All that were graded. */
  readonly results: number;
  /** Those that a comparison decided, and those of them whose outputs are kept. */
  readonly compared: number;
  readonly kept: number;
}

/** All hand-ins, in the order of their names. */
export async function handInsOf(db: Database): Promise<HandInOverview[]> {
  const sums = db
    .selectFrom('test_result')
    .select(({ fn }) => [
      'hand_in',
      fn.countAll<number>().as('tests'),
      fn.sum<number>('score').as('score'),
      fn.sum<number>('points').as('points'),
      sql<number>`sum(case when at is null then 1 else 0 end)`.as('open'),
      sql<number>`sum(case when at is not null and verdict = 'not-graded' then 1 else 0 end)`.as('ungraded'),
    ])
    .groupBy('hand_in')
    .as('sums');
  const or0 = (column: 'tests' | 'score' | 'points' | 'open' | 'ungraded') =>
    sql<number>`coalesce(${sql.ref(`sums.${column}`)}, 0)`.as(column);
  const rows = await db
    .selectFrom('hand_in')
    .leftJoin(sums, 'sums.hand_in', 'hand_in.name')
    .select(['name', 'source', 'mark', 'identity'])
    .select([or0('tests'), or0('score'), or0('points'), or0('open'), or0('ungraded')])
    .execute();
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Graded results, by run and test. */
export const testsByRun = (db: Database): Promise<TestOverview[]> =>
  db
    .selectFrom('test_result')
    .select(({ fn, ref }) => [
      ref('run').$notNull().as('run'),
      'problem',
      'test',
      fn.countAll<number>().as('results'),
      fn.count<number>('comparison_key').as('compared'),
      fn.count<number>('outputs').as('kept'),
    ])
    .where('run', 'is not', null)
    .where('verdict', '!=', 'not-graded')
    .groupBy(['run', 'problem', 'test'])
    .execute();

/** Why hand-ins could not be graded: the first reason of each. */
export async function reasonsOf(db: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('test_result')
    .select(['hand_in', 'detail'])
    .where('verdict', '=', 'not-graded')
    .where('at', 'is not', null)
    .orderBy('hand_in')
    .orderBy('place', 'desc')
    .execute();
  return new Map(rows.map(({ hand_in, detail }) => [hand_in, String(JSON.parse(detail).message)]));
}

/** All runs, the first one first. */
export const runsOf = (db: Database): Promise<RunRow[]> =>
  db.selectFrom('run').selectAll().orderBy('id').execute();

/** What became another score of a hand-in, the first change first, with who ran what. */
export const historyOf = (
  db: Database,
  handIn: string,
): Promise<(ScoreChange & Pick<RunRow, 'who' | 'command'>)[]> =>
  db
    .selectFrom('score_change')
    .innerJoin('run', 'run.id', 'score_change.run')
    .selectAll('score_change')
    .select(['run.who', 'run.command'])
    .where('hand_in', '=', handIn)
    .orderBy('score_change.id')
    .execute();

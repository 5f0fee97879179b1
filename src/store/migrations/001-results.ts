import type { Kysely } from 'kysely';

/** Runs, hand-ins, results of tests, kept outputs, claims, changes of scores. */
export default {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('run')
      // Postgres knows no autoIncrement: there kysely's migration for it says `serial`.
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('assignment', 'text', (column) => column.notNull())
      .addColumn('assignment_file', 'text', (column) => column.notNull())
      .addColumn('grader', 'text', (column) => column.notNull())
      .addColumn('absent', 'text', (column) => column.notNull())
      .addColumn('marks', 'text', (column) => column.notNull())
      .addColumn('who', 'text', (column) => column.notNull())
      .addColumn('command', 'text', (column) => column.notNull())
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('pid', 'integer', (column) => column.notNull())
      .addColumn('started', 'text', (column) => column.notNull())
      .addColumn('ended', 'text')
      .addColumn('beat', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('hand_in')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('identity', 'text')
      .addColumn('mark', 'text')
      .addColumn('runtime', 'text')
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('questions', 'text', (column) => column.notNull())
      .addColumn('questions_key', 'text')
      .addColumn('notes', 'text', (column) => column.notNull())
      .addColumn('slides_notes', 'text', (column) => column.notNull())
      .addColumn('slides_key', 'text')
      .addColumn('reports_key', 'text')
      .addColumn('run', 'integer')
      .addColumn('settled_key', 'text')
      .addColumn('settled', 'integer')
      .execute();
    await db.schema
      .createTable('test_result')
      .addColumn('hand_in', 'text', (column) => column.notNull())
      .addColumn('problem', 'text', (column) => column.notNull())
      .addColumn('test', 'text', (column) => column.notNull())
      .addColumn('place', 'integer', (column) => column.notNull())
      .addColumn('number', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('visibility', 'text', (column) => column.notNull())
      .addColumn('points', 'double precision', (column) => column.notNull())
      .addColumn('score', 'double precision', (column) => column.notNull())
      .addColumn('verdict', 'text', (column) => column.notNull())
      .addColumn('detail', 'text', (column) => column.notNull())
      .addColumn('seconds', 'double precision', (column) => column.notNull())
      .addColumn('used', 'double precision', (column) => column.notNull())
      .addColumn('log', 'text', (column) => column.notNull())
      .addColumn('outputs', 'text')
      .addColumn('outputs_key', 'text')
      .addColumn('comparison_key', 'text')
      .addColumn('score_key', 'text')
      .addColumn('run', 'integer')
      .addColumn('at', 'text')
      .addPrimaryKeyConstraint('test_result_key', ['hand_in', 'problem', 'test'])
      .execute();
    await db.schema.createIndex('test_result_outputs').on('test_result').column('outputs').execute();
    await db.schema
      .createTable('output')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('bytes', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('claim')
      .addColumn('hand_in', 'text', (column) => column.primaryKey())
      .addColumn('run', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('score_change')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('hand_in', 'text', (column) => column.notNull())
      .addColumn('problem', 'text', (column) => column.notNull())
      .addColumn('test', 'text', (column) => column.notNull())
      .addColumn('number', 'text', (column) => column.notNull())
      .addColumn('from_score', 'double precision', (column) => column.notNull())
      .addColumn('from_points', 'double precision', (column) => column.notNull())
      .addColumn('from_verdict', 'text', (column) => column.notNull())
      .addColumn('to_score', 'double precision', (column) => column.notNull())
      .addColumn('to_points', 'double precision', (column) => column.notNull())
      .addColumn('to_verdict', 'text', (column) => column.notNull())
      .addColumn('why', 'text', (column) => column.notNull())
      .addColumn('run', 'integer', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('score_change_hand_in').on('score_change').column('hand_in').execute();
  },
};

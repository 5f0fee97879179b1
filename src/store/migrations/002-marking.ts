import type { Kysely } from 'kysely';

/** Questions with their rubric items, answers, marks, kept replies, scores set by hand, and what was done by hand. */
export default {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('question')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('place', 'integer', (column) => column.notNull())
      .addColumn('detail', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('rubric_item')
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('place', 'integer', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('points', 'double precision', (column) => column.notNull())
      .addColumn('exclusive', 'text')
      .addColumn('origin', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('rubric_item_key', ['question', 'id'])
      .execute();
    await db.schema
      .createTable('answer')
      .addColumn('hand_in', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('answer_key', ['hand_in', 'question'])
      .execute();
    await db.schema
      .createTable('mark')
      .addColumn('hand_in', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('items', 'text', (column) => column.notNull())
      .addColumn('comment', 'text', (column) => column.notNull())
      .addColumn('answer', 'text')
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('mark_key', ['hand_in', 'question'])
      .execute();
    await db.schema
      .createTable('reply')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('override')
      .addColumn('hand_in', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('score', 'double precision', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('override_key', ['hand_in', 'kind', 'name'])
      .execute();
    await db.schema
      .createTable('deed')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('hand_in', 'text')
      .addColumn('question', 'text')
      .addColumn('detail', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('deed_hand_in').on('deed').column('hand_in').execute();
    // Answers that were read before have no text here: the next run reads them again.
    await (db as Kysely<{ hand_in: { questions_key: string | null } }>)
      .updateTable('hand_in')
      .set({ questions_key: null })
      .execute();
  },
};

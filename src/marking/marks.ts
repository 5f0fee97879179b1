import type { Database, Within } from '../store/database.js';
import { now } from '../store/runs.js';
import type { MarkRow } from '../store/schema.js';
import { remember } from './deeds.js';
import type { Mark } from './score.js';

/** A mark that was made, with who made it. */
export interface MadeMark extends Mark {
  readonly version: number;
  readonly by: string;
  readonly at: string;
}

/** A mark to be kept. */
export interface NewMark extends Mark {
  readonly handIn: string;
  readonly question: string;
  readonly by: string;
  /** Of the mark that whoever makes this one has seen; 0 for none. */
  readonly version: number;
}

export const markOf = ({ items, comment, answer, version, by, at }: MarkRow): MadeMark => ({
  ...{ items: JSON.parse(items) as string[], comment, answer },
  ...{ version, by, at },
});

/**
 * Keeps a mark, on the disk when this returns, unless the answer has another mark than was seen: then nothing changes, and
 * that one is returned. What was replaced stays in the history.
 */
export function saveMark(db: Database, mark: NewMark): Promise<MadeMark | undefined> {
  return db.transaction().execute((within) => saveMarkWithin(within, mark));
}

/** The same within a transaction. */
export async function saveMarkWithin(db: Within, mark: NewMark): Promise<MadeMark | undefined> {
  const { handIn, question, items, comment, answer, by, version } = mark;
  const row = await db
    .selectFrom('mark')
    .selectAll()
    .where('hand_in', '=', handIn)
    .where('question', '=', question)
    .executeTakeFirst();
  if ((row?.version ?? 0) !== version) return row && markOf(row);
  const facts = { items: JSON.stringify(items), comment, answer, by, at: now(), version: version + 1 };
  await db
    .insertInto('mark')
    .values({ hand_in: handIn, question, ...facts })
    .onConflict((conflict) => conflict.columns(['hand_in', 'question']).doUpdateSet(facts))
    .execute();
  await remember(db, { kind: 'mark', handIn, question, detail: { items, comment }, by });
  return undefined;
}

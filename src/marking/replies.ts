import type { Database } from '../store/database.js';

/** Comments kept for a question, to be used again; the first one kept first. */
export async function repliesTo(db: Database, question: string): Promise<string[]> {
  const rows = await db
    .selectFrom('reply')
    .select('text')
    .where('question', '=', question)
    .orderBy('id')
    .execute();
  return rows.map(({ text }) => text);
}

/** Keeps a comment, unless it is kept. */
export async function keepReply(db: Database, question: string, text: string): Promise<void> {
  if ((await repliesTo(db, question)).includes(text)) return;
  await db.insertInto('reply').values({ question, text }).execute();
}

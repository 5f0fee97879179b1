import type { Question } from '../rubric/schema.js';
import type { Within } from '../store/database.js';
import type { ItemRow } from '../store/schema.js';
import { remember } from './deeds.js';
import type { Item, Scheme } from './score.js';

/** A question with how it is marked. */
export interface MarkedQuestion extends Scheme {
  readonly id: string;
  readonly title: string;
  readonly prompt: string;
  readonly choices?: readonly string[];
}

/** The item of a question that grades itself, for answers whose choice only a person can read. */
const RIGHT = { id: 'right-choice', title: 'The right choice' };

/** All questions, in the assignment's order. */
export async function questionsIn(db: Within): Promise<MarkedQuestion[]> {
  const rows = await db.selectFrom('question').selectAll().orderBy('place').execute();
  if (rows.length === 0) return [];
  const items = await db.selectFrom('rubric_item').selectAll().orderBy('place').execute();
  return rows.map(({ id, detail }) => ({
    id,
    ...(JSON.parse(detail) as Omit<MarkedQuestion, 'id' | 'items'>),
    items: items.filter(({ question }) => question === id).map(itemOf),
  }));
}

const itemOf = ({ id, title, points, exclusive }: ItemRow): Item => ({
  ...{ id, title, points },
  ...(exclusive !== null && { group: exclusive }),
});

/**
 * Makes the store's questions and rubric items those of an assignment; items that were added while marking stay. What becomes of
 * items goes into the history: it changes scores.
 */
export async function arrangeQuestions(
  db: Within,
  questions: readonly Question[],
  by: string,
): Promise<void> {
  const before = await db.selectFrom('rubric_item').selectAll().execute();
  await db.deleteFrom('question').execute();
  for (const [place, question] of questions.entries()) {
    const { id, title, prompt, points, choices, answer, scoring = 'positive' } = question;
    const detail = JSON.stringify({ title, prompt, points, choices, answer, scoring });
    await db.insertInto('question').values({ id, place, detail }).execute();
  }
  const items = questions.flatMap(({ id: question, items: own = [], answer, points }) =>
    [...own, ...(answer === undefined ? [] : [{ ...RIGHT, points, group: undefined }])].map(
      (item, place) => ({
        ...{ question, place, id: item.id, title: item.title, points: item.points },
        ...{ exclusive: item.group ?? null, origin: 'file' as const },
      }),
    ),
  );
  const named = ({ question, id }: Pick<ItemRow, 'question' | 'id'>): string => `${question} ${id}`;
  const now = new Map(items.map((item) => [named(item), item]));
  for (const old of before) {
    const item = now.get(named(old));
    if (item === undefined && old.origin === 'marking') continue;
    if (item?.points !== old.points) await rememberItem(db, old, item?.points ?? null, by);
  }
  await db.deleteFrom('rubric_item').where('origin', '=', 'file').execute();
  for (const item of items) {
    await db
      .insertInto('rubric_item')
      .values(item)
      .onConflict((conflict) => conflict.columns(['question', 'id']).doUpdateSet(item))
      .execute();
  }
}

/** Enters into the history that an item's points became others; `null`: that it is gone. */
export const rememberItem = (
  db: Within,
  { question, id, title, points: from }: Pick<ItemRow, 'question' | 'id' | 'title' | 'points'>,
  to: number | null,
  by: string,
): Promise<void> => remember(db, { kind: 'item', question, detail: { id, title, from, to }, by });

import { GradelensError } from '../errors.js';
import type { Database } from '../store/database.js';
import type { MarkedQuestion } from './questions.js';
import { questionsIn, rememberItem } from './questions.js';

/** Items of the file stand before those that were added while marking. */
const AFTER_FILE = 1000;

/** An item as whoever marks asks for it. */
export interface AskedItem {
  /** Of the item to change; a new one is added without. */
  readonly id?: string;
  readonly title?: string;
  readonly points?: number;
  readonly group?: string;
}

/**
 * Adds a rubric item to a question, or changes one that was added: all answers that have it are scored anew from then on. Returns its id.
 *
 * @throws {GradelensError} `ITEM_INVALID`; `ITEM_OF_FILE` for one that the assignment file has
 */
export function setItem(db: Database, question: string, asked: AskedItem, by: string): Promise<string> {
  return db.transaction().execute(async (within) => {
    const scheme = (await questionsIn(within)).find(({ id }) => id === question)!;
    const rows = await within
      .selectFrom('rubric_item')
      .selectAll()
      .where('question', '=', question)
      .execute();
    const old = rows.find(({ id }) => id === asked.id);
    if (asked.id !== undefined && old === undefined) throw noItem(scheme, asked.id);
    if (old?.origin === 'file') {
      throw new GradelensError(
        'ITEM_OF_FILE',
        `The item ${old.id} of ${question} is in the assignment file: change it there, and run gradelens mark or grade again. ` +
          'All answers that have it are scored anew.',
      );
    }
    const title = (asked.title ?? old?.title ?? '').trim();
    const points = asked.points ?? old?.points;
    if (title === '' || points === undefined || !Number.isFinite(points)) {
      throw invalid(
        `A rubric item needs a title, which its students read, and points; -1 takes a point away.`,
      );
    }
    if (scheme.scoring === 'negative' && points > 0) {
      throw invalid(
        `${question} begins with all points and takes some away: expected 0 or less, received ${points}.`,
      );
    }
    const id = old?.id ?? freeId(title, rows);
    const place = old?.place ?? Math.max(AFTER_FILE, ...rows.map((row) => row.place)) + 1;
    const exclusive = asked.group ?? old?.exclusive ?? null;
    const row = { question, id, place, title, points, exclusive, origin: 'marking' as const };
    await within
      .insertInto('rubric_item')
      .values(row)
      .onConflict((conflict) => conflict.columns(['question', 'id']).doUpdateSet(row))
      .execute();
    if (old && old.points !== points) await rememberItem(within, old, points, by);
    return id;
  });
}

const invalid = (message: string): GradelensError =>
  new GradelensError('ITEM_INVALID', `${message} Nothing was changed.`);

const noItem = ({ id, items }: MarkedQuestion, asked: string): GradelensError =>
  invalid(
    `${id} has no item ${JSON.stringify(asked)}; it has ${items.map((item) => item.id).join(', ') || 'none'}. ` +
      'Leave --item out to add one: it is named after its title.',
  );

/** A name that nobody has yet, made of a title's words. */
function freeId(title: string, rows: readonly { readonly id: string }[]): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? ['item'];
  const name = words.slice(0, 5).join('-');
  const taken = new Set(rows.map(({ id }) => id));
  let id = name;
  for (let n = 2; taken.has(id); n++) id = `${name}-${n}`;
  return id;
}

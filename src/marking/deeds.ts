import type { Database, Within } from '../store/database.js';
import { now } from '../store/runs.js';
import type { DeedRow } from '../store/schema.js';

/** Something that somebody did by hand, for the history. */
export interface Deed {
  readonly kind: DeedRow['kind'];
  readonly handIn?: string;
  readonly question?: string;
  /** In its own words; see who writes it. */
  readonly detail: Readonly<Record<string, unknown>>;
  readonly by: string;
}

/** Enters a deed into the history, in the transaction that does it. */
export async function remember(db: Within, { kind, handIn, question, detail, by }: Deed): Promise<void> {
  await db
    .insertInto('deed')
    .values({
      kind,
      hand_in: handIn ?? null,
      question: question ?? null,
      detail: JSON.stringify(detail),
      ...{ by, at: now() },
    })
    .execute();
}

/** What was done about a hand-in, and about rubric items of all, the first deed first. */
export const deedsAbout = (db: Database, handIn: string): Promise<DeedRow[]> =>
  db
    .selectFrom('deed')
    .selectAll()
    .where((where) => where.or([where('hand_in', '=', handIn), where('kind', '=', 'item')]))
    .orderBy('id')
    .execute();

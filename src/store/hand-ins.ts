import { lstatSync } from 'node:fs';
import type { HandedIn, QuestionResult } from '../grade/result.js';
import { requireClaim } from './claims.js';
import type { Database, Within } from './database.js';
import { digest } from './keys.js';
import { arrange, type Pending } from './results.js';
import type { HandInRow } from './schema.js';

/** A hand-in as it was found. */
export interface Entry {
  /** What it would be called: the name is another one's already where both are still there. */
  readonly name: string;
  readonly path: string;
  /** Whose it is, as the intake says: with an id or an e-mail address the name is its own for good. */
  readonly identity?: HandedIn;
}

/**
 * Enters hand-ins into the store, with the tests that they are to get. Returns their names, in the same order.
 *
 * - A hand-in that the store knows by its path keeps its name.
 * - One of a known name from another path is the same one, moved, if nothing lies at the old path; else it gets `name-2`.
 *
 * `same`: equal for names that a disk could take for one another.
 */
export function enter(
  db: Database,
  entries: readonly Entry[],
  tests: readonly Pending[],
  same: (name: string) => string,
): Promise<string[]> {
  return db.transaction().execute(async (within) => {
    const rows = await within.selectFrom('hand_in').select(['name', 'source']).execute();
    const names = namesOf(entries, rows, same);
    const known = new Set(rows.map(({ name }) => name));
    for (const [i, { path, identity }] of entries.entries()) {
      const name = names[i]!;
      const facts = { source: path, identity: identity === undefined ? null : JSON.stringify(identity) };
      if (known.has(name)) {
        await within.updateTable('hand_in').set(facts).where('name', '=', name).execute();
      } else {
        await within
          .insertInto('hand_in')
          .values({ name, ...facts, code: '{}', questions: '[]', notes: '[]', slides_notes: '[]' })
          .execute();
      }
      await arrange(within, name, tests);
    }
    return names;
  });
}

function namesOf(
  entries: readonly Entry[],
  rows: readonly Pick<HandInRow, 'name' | 'source'>[],
  same: (name: string) => string,
): string[] {
  const bySource = new Map(rows.map((row) => [row.source, row.name]));
  const byName = new Map(rows.map((row) => [same(row.name), row]));
  const here = new Set(entries.map(({ path }) => path));
  const taken = new Set<string>();
  const free = (name: string, path: string): boolean => {
    const other = byName.get(same(name));
    if (taken.has(same(name))) return false;
    return other === undefined || other.source === path || !(here.has(other.source) || isThere(other.source));
  };
  return entries.map(({ name, path, identity }) => {
    const known = bySource.get(path) ?? (isProven(identity) ? name : undefined);
    let unique = known !== undefined && !taken.has(same(known)) ? known : name;
    for (let n = 2; unique !== known && !free(unique, path); n++) unique = `${name}-${n}`;
    taken.add(same(unique));
    return unique;
  });
}

/** Two people may have one name. */
const isProven = (identity: HandedIn | undefined): boolean =>
  identity?.students.every(({ id, email }) => id !== '' || email !== '') ?? false;

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // Nobody can tell.
    return true;
  }
}

/** What is known of a hand-in besides its results. */
export interface HandIn {
  readonly mark: string | null;
  readonly runtime: string | null;
  /** Fingerprints of its files, null for one that does not compile. */
  readonly code: Readonly<Record<string, string | null>>;
  readonly questions: readonly QuestionResult[];
  readonly questionsKey: string | null;
  readonly notes: readonly string[];
  readonly slidesNotes: readonly string[];
  readonly slidesKey: string | null;
  readonly reportsKey: string | null;
}

/** @throws where it was never entered */
export async function handIn(db: Within, name: string): Promise<HandIn> {
  const row = await db.selectFrom('hand_in').selectAll().where('name', '=', name).executeTakeFirstOrThrow();
  return {
    mark: row.mark,
    runtime: row.runtime,
    code: JSON.parse(row.code),
    questions: JSON.parse(row.questions),
    questionsKey: row.questions_key,
    notes: JSON.parse(row.notes),
    slidesNotes: JSON.parse(row.slides_notes),
    slidesKey: row.slides_key,
    reportsKey: row.reports_key,
  };
}

/** What became known of a hand-in. */
type Facts = Partial<HandIn> & {
  /** What it answers, by question. */
  readonly answers?: ReadonlyMap<string, string>;
};

/**
 * Keeps what became known of a hand-in.
 *
 * @throws {ClaimLost}
 */
export function know(db: Database, name: string, run: number, facts: Facts): Promise<void> {
  const { code, questions, notes, slidesNotes, answers } = facts;
  return db.transaction().execute(async (within) => {
    await requireClaim(within, name, run);
    await within
      .updateTable('hand_in')
      .set({
        run,
        ...(facts.mark !== undefined && { mark: facts.mark }),
        ...(facts.runtime !== undefined && { runtime: facts.runtime }),
        ...(code && { code: JSON.stringify(code) }),
        ...(questions && { questions: JSON.stringify(questions) }),
        ...(facts.questionsKey !== undefined && { questions_key: facts.questionsKey }),
        ...(notes && { notes: JSON.stringify(notes) }),
        ...(slidesNotes && { slides_notes: JSON.stringify(slidesNotes) }),
        ...(facts.slidesKey !== undefined && { slides_key: facts.slidesKey }),
        ...(facts.reportsKey !== undefined && { reports_key: facts.reportsKey }),
      })
      .where('name', '=', name)
      .execute();
    if (answers) await keepAnswers(within, name, answers, questions ?? []);
  });
}

/** By its choice and its text: whoever changes only the letter has another answer. */
async function keepAnswers(
  db: Within,
  handIn: string,
  answers: ReadonlyMap<string, string>,
  questions: readonly QuestionResult[],
): Promise<void> {
  await db.deleteFrom('answer').where('hand_in', '=', handIn).execute();
  for (const [question, text] of answers) {
    const choice = questions.find(({ id }) => id === question)?.choice;
    await db
      .insertInto('answer')
      .values({ hand_in: handIn, question, text, hash: digest([choice ?? null, text]) })
      .execute();
  }
}

/** How many hand-ins runs were done with so far. */
export async function settledSoFar(db: Within): Promise<number> {
  const { most } = await db
    .selectFrom('hand_in')
    .select(({ fn }) => fn.max('settled').as('most'))
    .executeTakeFirstOrThrow();
  return Number(most ?? 0);
}

/**
 * Enters that a run is done with a hand-in, and gives it back. `key`: what the run grades by.
 *
 * @throws {ClaimLost}
 */
export function settle(db: Database, name: string, run: number, key: string): Promise<void> {
  return db.transaction().execute(async (within) => {
    await requireClaim(within, name, run);
    const settled = (await settledSoFar(within)) + 1;
    await within
      .updateTable('hand_in')
      .set({ run, settled, settled_key: key })
      .where('name', '=', name)
      .execute();
    await within.deleteFrom('claim').where('hand_in', '=', name).where('run', '=', run).execute();
  });
}

/** Whether a run that grades by the same was done with a hand-in since so many were settled. */
export async function settledSince(db: Database, name: string, key: string, since: number): Promise<boolean> {
  const row = await db
    .selectFrom('hand_in')
    .select('settled')
    .where('name', '=', name)
    .where('settled_key', '=', key)
    .where('settled', '>', since)
    .executeTakeFirst();
  return row !== undefined;
}

import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kysely, type Migration, Migrator, type Transaction } from 'kysely';
import { GradelensError } from '../errors.js';
import { unitsOf } from '../folder.js';
import { StoreDialect, StoreFault } from './dialect.js';
import type { Tables } from './schema.js';

/** The store's tables, within a transaction or not. */
export type Database = Kysely<Tables>;
export type Within = Transaction<Tables> | Database;

const MIGRATIONS = new URL('./migrations/', import.meta.url);

/**
 * Opens the database of a store, made or brought up to date where it is not. Only its owner may read it: it holds what hidden
 * tests found.
 *
 * @throws {GradelensError} `STORE_DAMAGED`, `STORE_NEWER`; a fault of the system where it cannot be read or written
 */
export async function openDatabase(path: string): Promise<Database> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await create(path);
  const db = new Kysely<Tables>({ dialect: new StoreDialect(path) });
  try {
    await migrate(db, path);
    return db;
  } catch (error) {
    await db.destroy().catch(() => {});
    if (error instanceof GradelensError || error instanceof StoreFault) throw error;
    throw new GradelensError(
      'STORE_DAMAGED',
      `${path}, which holds the grades, cannot be read (${(error as Error).message}). Restore it from a backup, with the ` +
        'files beside it; or move it away: then everything is graded again.',
      { cause: error },
    );
  }
}

/**
 * Makes the file where there is none, with the mode that SQLite gives to the files beside it. One that is there is not opened: whoever
 * closes a file loses all locks that its process has on it, and others would take the log of an open database for left behind.
 */
async function create(path: string): Promise<void> {
  try {
    await (await open(path, 'wx', 0o600)).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  await chmod(path, 0o600);
}

async function migrate(db: Database, path: string): Promise<void> {
  const migrations = Object.fromEntries(await unitsOf<Migration>(MIGRATIONS));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const done = await migrator.getMigrations().catch((error: unknown) => error as Error);
  if (Array.isArray(done) && done.every(({ executedAt }) => executedAt !== undefined)) {
    await refuseNewer(db, path, Object.keys(migrations));
    return;
  }
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await refuseNewer(db, path, Object.keys(migrations));
    throw error;
  }
}

async function refuseNewer(db: Database, path: string, known: readonly string[]): Promise<void> {
  const rows = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .execute()
    .catch(() => []);
  const newer = rows.find(({ name }) => !known.includes(name));
  if (newer === undefined) return;
  throw new GradelensError(
    'STORE_NEWER',
    `${path} was written by a newer gradelens (it knows ${newer.name}). Use that version, or another --out.`,
  );
}

import { join } from 'node:path';
import { type Database, openDatabase } from './database.js';
import { Outputs } from './outputs.js';

/** Folder of the store in an output folder; no hand-in's name begins with a dot. */
export const STORE = '.gradelens';

/** Where a class's results survive: a database and kept outputs. */
export interface Store {
  readonly db: Database;
  readonly outputs: Outputs;
  close(): Promise<void>;
}

export const databaseIn = (out: string): string => join(out, STORE, 'results.sqlite');

/**
 * Opens the store of an output folder; it is made where there is none.
 *
 * @throws {GradelensError} as `openDatabase` does
 */
export async function openStore(out: string): Promise<Store> {
  const db = await openDatabase(databaseIn(out));
  return {
    db,
    outputs: new Outputs(db, join(out, STORE, 'outputs')),
    close: () => db.destroy(),
  };
}

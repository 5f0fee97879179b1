import { type Database, openDatabase } from './database.js';
import { Outputs } from './outputs.js';
import { databaseIn, outputsIn } from './places.js';

/** Where a class's results survive: a database and kept outputs. */
export interface Store {
  readonly db: Database;
  readonly outputs: Outputs;
  close(): Promise<void>;
}

/**
 * Opens the store of an output folder; it is made where there is none.
 *
 * @throws {GradelensError} as `openDatabase` does
 */
export async function openStore(out: string): Promise<Store> {
  const db = await openDatabase(databaseIn(out));
  return {
    db,
    outputs: new Outputs(db, outputsIn(out)),
    close: () => db.destroy(),
  };
}

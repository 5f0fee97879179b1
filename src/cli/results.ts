import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { GradelensError } from '../errors.js';
import { databaseIn } from '../store/places.js';
import type { Store } from '../store/store.js';
import { shown } from './shown.js';

/**
 * Opens the results in an output folder, for the work, and closes them after it.
 *
 * @throws {GradelensError} `NO_RESULTS` where there are none; as `openStore` does
 */
export async function withResults<T>(
  folder: string,
  work: (store: Store, out: string) => Promise<T>,
): Promise<T> {
  const out = resolve(folder);
  if (!existsSync(databaseIn(out))) {
    throw new GradelensError(
      'NO_RESULTS',
      `${shown(out)} holds no results: expected the --out of gradelens grade, with .gradelens/ in it.`,
    );
  }
  // Its libraries take time to load, which no other command is to wait for.
  const { openStore } = await import('../store/store.js');
  const store = await openStore(out);
  try {
    return await work(store, out);
  } finally {
    await store.close();
  }
}

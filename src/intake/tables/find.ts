import { dirname } from 'node:path';
import { GradelensError } from '../../errors.js';
import type { Worker } from '../../worker/worker.js';
import { placesIn } from '../class-folder.js';
import type { TableKind } from '../source.js';
import { LOOKS, looksLike, TITLES } from './platform.js';
import { readTable, type Table } from './table.js';

/** Tables beside an export that are looked at: more is somebody's folder of downloads. */
const MOST = 30;

/** A platform's table, and where it was found. */
export interface Found {
  readonly table: Table;
  readonly path: string;
}

/**
 * A platform's table: the file that the grader names, else the only one in the export or beside it that has its columns.
 *
 * @throws {GradelensError} `TABLE_INVALID` for a named file without its columns; `TABLE_UNCLEAR` where several have them
 */
export async function findTable(
  kind: TableKind,
  given: string | undefined,
  folders: readonly string[],
  worker: Worker,
): Promise<Found | undefined> {
  if (given !== undefined) {
    const table = await readTable(given, worker);
    if (looksLike(table, kind)) return { table, path: given };
    const wanted = LOOKS[kind].map((names) => names.join(' or ')).join(', ');
    throw table.fault(
      1,
      `it is not ${TITLES[kind]}: expected the columns ${wanted}; there are ${table.columns.join(', ')}`,
    );
  }
  const found: Found[] = [];
  for (const path of await tablesIn(folders)) {
    const table = await readTable(path, worker).catch((error: unknown) => {
      // Somebody's other file.
      if (error instanceof GradelensError) return undefined;
      throw error;
    });
    if (table && looksLike(table, kind)) found.push({ table, path });
  }
  if (found.length > 1) {
    const names = found.map(({ path }) => path).join(' and ');
    throw new GradelensError(
      'TABLE_UNCLEAR',
      `${names} both look like ${TITLES[kind]}. Say which: --${kind} ${found[0]!.path}.`,
    );
  }
  return found[0];
}

async function tablesIn(folders: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  for (const folder of new Set(folders)) {
    for (const { name, path, kind } of await placesIn(folder).catch(() => [])) {
      if (kind === 'file' && /\.csv$/i.test(name) && typeof path === 'string' && paths.length < MOST)
        paths.push(path);
    }
  }
  return paths;
}

/** Where a platform's table may lie: in the export, and beside what the grader gave. */
export const besides = (exportPath: string, inside: string): string[] => [inside, dirname(exportPath)];

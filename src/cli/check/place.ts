import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { GradelensError } from '../../errors.js';
import { openHandIn } from '../../intake/open/index.js';
import { litterIn } from '../../intake/open/left-out.js';
import { isPacked } from '../../intake/place.js';
import { systemFault } from '../../system-error.js';
import { withWorker } from '../../worker/worker.js';
import { shown } from '../shown.js';

/** A hand-in that can be checked. */
export interface Place {
  readonly folder: string;
  /** An archive, which was unpacked to look at it. */
  readonly packed: boolean;
  /** What its student should know of how it was opened. */
  readonly notes: readonly string[];
  /** Removes what was unpacked. */
  close(): Promise<void>;
}

/** Folders below the given one in which a hand-in is looked for. */
const DEEP = 2;
const CODE = /\.(?:[cm]?[jt]sx?|ipynb)$/i;

/**
 * The hand-in that a student means by a path: a folder, or an archive, which is unpacked.
 *
 * @throws {GradelensError} `SUBMISSION_NOT_FOUND` for what is none, with where one lies; as `openHandIn` does
 */
export async function placeOf(path: string, files: readonly string[]): Promise<Place> {
  const info = await stat(path).catch((error: unknown) => {
    const fault = systemFault(error);
    if (!fault) throw error;
    throw none(
      fault.code === 'ENOENT' || fault.code === 'ENOTDIR'
        ? `${path} is not there. Is the name right? Without one, gradelens check looks at the folder you are in.`
        : `${path} cannot be checked: ${fault.what}. ${fault.remedy}.`,
    );
  });
  if (info.isFile() && isPacked(path)) {
    const opened = await withWorker((worker) => openHandIn(resolve(path), files, worker));
    return { ...opened, packed: true };
  }
  if (!info.isDirectory()) {
    throw none(
      `${path} is a file; a hand-in is a folder, or a zip. Give its folder: gradelens check ${shown(dirname(resolve(path)))}`,
    );
  }
  const folder = resolve(path);
  await requireFiles(folder, files);
  return { folder, packed: false, notes: [], close: async () => {} };
}

/** Else every problem would seem to be missing. */
async function requireFiles(folder: string, files: readonly string[]): Promise<void> {
  const names = await namesIn(folder);
  if (files.some((file) => names.includes(file))) return;
  const further = await handInsBelow(folder, files, DEEP);
  if (further.length > 0) {
    const first = shown(further[0]!);
    const others = further.length > 1 ? ` (${further.length} folders have some)` : '';
    throw none(
      `${here(folder)} holds none of the hand-in's files, but ${first} has${others}: go there (cd ${first}), or name it`,
    );
  }
  // Files under other names are named, problem by problem.
  if (names.some((name) => CODE.test(name))) return;
  throw none(
    `${here(folder)} has no file of the hand-in: expected ${files.slice(0, 3).join(', ')} and so on. Go to the folder that has them, or give it.`,
  );
}

const here = (folder: string): string =>
  folder === process.cwd() ? `The folder you are in (${folder})` : shown(folder);

async function handInsBelow(folder: string, files: readonly string[], deep: number): Promise<string[]> {
  if (deep === 0) return [];
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (!entry.isDirectory() || litterIn(entry.name) !== undefined) continue;
    const inside = join(folder, entry.name);
    // One that cannot be read is not the one that was meant.
    const names = await readdir(inside).catch((): string[] => []);
    if (files.some((file) => names.includes(file))) found.push(inside);
    else found.push(...(await handInsBelow(inside, files, deep - 1)));
  }
  return found.sort();
}

const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: unknown) => {
    const fault = systemFault(error);
    if (!fault) throw error;
    throw none(`${shown(folder)} cannot be checked: ${fault.what}. ${fault.remedy}.`);
  });

const none = (message: string): GradelensError => new GradelensError('SUBMISSION_NOT_FOUND', message);

import { lstat, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GradelensError } from '../errors.js';
import { chosenSource } from '../intake/choose.js';
import { type Place, placesIn } from '../intake/class-folder.js';
import { openExport } from '../intake/export.js';
import { type HandInRefused, openHandIn } from '../intake/open/index.js';
import { isPacked } from '../intake/place.js';
import { Register } from '../intake/register.js';
import { temporaryFolder } from '../temporary.js';
import { type Worker, withWorker } from '../worker/worker.js';

/** Sources that a student's own archive can look like. */
const ALSO_ONE = ['folders', 'github-classroom'];

/**
 * Whether a path that was given alone is a class, not one hand-in.
 *
 * - A folder is one hand-in if a file of the assignment lies right in it, unless more things lie there that are hand-ins by
 *   themselves: then it is a class with a stray file.
 * - A zip is a class if a platform made it, or if it is no hand-in by itself but holds several, or none.
 * - What cannot be read, and a link to a file, is for the one hand-in to be refused with the reason.
 */
export async function isClass(path: string, files: readonly string[]): Promise<boolean> {
  const info = await stat(path).catch(() => undefined);
  if (info?.isDirectory()) return isClassFolder(await realpath(path), files);
  const zip = info?.isFile() && /\.zip$/i.test(path) && !(await lstat(path)).isSymbolicLink();
  return zip === true && withWorker((worker) => isClassZip(path, files, worker));
}

async function isClassFolder(path: string, files: readonly string[]): Promise<boolean> {
  const places = await placesIn(path).catch(() => undefined);
  if (places === undefined) return false;
  const own = places.filter(({ name }) => files.includes(name)).length;
  if (own === 0) return true;
  const inside = await Promise.all(places.map((place) => isHandIn(place, files)));
  return inside.filter(Boolean).length > own;
}

async function isHandIn({ kind, name, path }: Place, files: readonly string[]): Promise<boolean> {
  if (kind === 'file') return isPacked(name);
  if (kind !== 'folder' || typeof path !== 'string') return false;
  const there = await Promise.all(files.map((file) => lstat(join(path, file)).catch(() => undefined)));
  return there.some((info) => info !== undefined);
}

async function isClassZip(path: string, files: readonly string[], worker: Worker): Promise<boolean> {
  const temporary = temporaryFolder('export');
  try {
    const opened = await openExport(path, temporary.path, worker);
    const { name } = await chosenSource(opened, undefined, new Register([]), files);
    if (!ALSO_ONE.includes(name)) return true;
  } catch (error) {
    if (!(error instanceof GradelensError)) throw error;
    // Several platforms know it: which, collecting asks. What no class can be, a hand-in says best.
    return error.code === 'SOURCE_UNCLEAR';
  } finally {
    await temporary.remove();
  }
  try {
    await (await openHandIn(path, files, worker)).close();
    return false;
  } catch (error) {
    if ((error as GradelensError).code !== 'HAND_IN_REFUSED') throw error;
    return ['two-candidates', 'not-a-hand-in'].includes((error as HandInRefused).kind);
  }
}

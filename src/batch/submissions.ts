import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { GradelensError } from '../errors.js';
import type { Submission } from '../grade/submission.js';
import { unzip } from './unzip.js';

/** A hand-in found, not yet opened. */
export interface Found {
  readonly name: string;
  readonly path: string;
}

/**
 * The hand-ins among paths from the command line.
 *
 * - A zip, or a folder with one of the assignment's `files`, is one hand-in.
 * - A folder with none of them, but with zips or such folders in it, stands for those.
 * - Two hand-ins of one name get `name-2`, `name-3`, ...
 *
 * @throws {GradelensError} `SUBMISSION_NOT_FOUND` for a path that is neither.
 */
export async function findSubmissions(paths: readonly string[], files: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const path of paths) {
    for (const each of await expand(resolve(path), files)) found.push(each);
  }
  const taken = new Set<string>();
  return found.map(({ name, path }) => {
    let unique = name;
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${name}-${n}`;
    taken.add(unique.toLowerCase());
    return { name: unique, path };
  });
}

async function expand(path: string, files: readonly string[]): Promise<Found[]> {
  const kind = await kindOf(path, files);
  if (kind === 'hand-in') return [{ name: nameOf(path), path }];
  if (kind === 'none') {
    throw new GradelensError('SUBMISSION_NOT_FOUND', `${path} is no hand-in: expected a folder or a .zip.`);
  }
  const inside = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
  const handIns: Found[] = [];
  for (const name of inside) {
    const each = join(path, name);
    if ((await kindOf(each, files)) === 'hand-in') handIns.push({ name: nameOf(each), path: each });
  }
  // A folder without anything that looks like a hand-in is graded as an empty one: every problem is `missing`.
  return handIns.length > 0 ? handIns : [{ name: nameOf(path), path }];
}

async function kindOf(path: string, files: readonly string[]): Promise<'hand-in' | 'folder' | 'none'> {
  const info = await stat(path).catch(() => undefined);
  if (info?.isFile() && /\.zip$/i.test(path)) return 'hand-in';
  if (!info?.isDirectory()) return 'none';
  const names = await readdir(path);
  return names.some((name) => files.includes(name)) ? 'hand-in' : 'folder';
}

/** A file name that is safe to print and to make a folder of. */
const nameOf = (path: string): string =>
  basename(path)
    .replace(/\.zip$/i, '')
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 100) || 'submission';

/**
 * Opens a hand-in: a zip is unpacked into a temporary folder; a single folder inside a zip is the hand-in itself.
 *
 * @throws {GradelensError} `ZIP_REFUSED`
 */
export async function openSubmission({
  name,
  path,
}: Found): Promise<Submission & { close(): Promise<void> }> {
  if ((await stat(path)).isDirectory()) return { name, folder: path, close: async () => {} };
  const temporary = await mkdtemp(join(tmpdir(), 'gradelens-zip-'));
  const close = () => rm(temporary, { recursive: true, force: true });
  try {
    const folder = join(temporary, 'hand-in');
    await mkdir(folder);
    await unzip(path, folder);
    const entries = await readdir(folder, { withFileTypes: true });
    const only = entries.length === 1 ? entries[0] : undefined;
    return { name, folder: only?.isDirectory() ? join(folder, only.name) : folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** One file of an archive. */
export interface Packed {
  readonly bytes: Uint8Array;
  /** Unix permissions, for example 0o644. */
  readonly mode: number;
}

/** An archive's files by path, with `/` between folders. */
export type Files = ReadonlyMap<string, Packed>;

/** Permissions of what nobody but the grader's user may read. */
export const PRIVATE = 0o600;
const PUBLIC = 0o644;
export const EXECUTABLE = 0o755;

/** A text or bytes as a file of an archive. */
export const packed = (content: string | Uint8Array, mode = PUBLIC): Packed => ({
  bytes: typeof content === 'string' ? Buffer.from(content) : content,
  mode,
});

/** A file, or every file below a folder, by its path from `root`; hidden files and assignments' secrets are left out. */
export async function filesBelow(root: string, path: string, mode = PUBLIC): Promise<Map<string, Packed>> {
  const start = join(root, path);
  const found = new Map<string, Packed>();
  const paths = (await stat(start)).isFile() ? [start] : await walk(start);
  for (const each of paths) {
    found.set(relative(root, each).split(sep).join('/'), packed(await readFile(each), mode));
  }
  return found;
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.secret'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Files by path in alphabetical order, so that equal content gives equal bytes. */
export const sorted = (files: Files): [string, Packed][] =>
  [...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** The files below another folder of the archive. */
export const below = (folder: string, files: Files): [string, Packed][] =>
  [...files].map(([path, file]) => [`${folder}/${path}`, file]);

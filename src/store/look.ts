import { constants, type Dirent } from 'node:fs';
import { access, lstat, opendir, readlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { systemFault } from '../system-error.js';
import { digest } from './keys.js';

/** What is looked at of a hand-in; nothing that grades it reads a larger file. */
export const LOOK = { entries: 10_000, depth: 16, fileBytes: 32 * 2 ** 20, totalBytes: 256 * 2 ** 20 };

/** A regular file of a hand-in. */
export interface File {
  readonly path: string;
  /** From the hand-in's folder; the zip's own name. */
  readonly name: string;
  readonly size: number;
  /** Another one once it is written to or exchanged: when that was, and its number on the disk. */
  readonly stamp: string;
}

/** What lies in a hand-in, by name and size: nothing is read yet. */
export interface Looked {
  /** To be read, in the order of their names. */
  readonly files: readonly File[];
  /** What is not read: links with where they lead, pipes, devices, what is too large. */
  readonly others: readonly string[];
  /** Why not all of it was looked at; such a hand-in cannot be known again. */
  readonly cut?: string;
  /** Why it is not graded. */
  readonly refused?: string;
  /** Seconds since the last change of a file, by the time of day. */
  readonly age: number;
}

/** Seconds: disks tell times of changes by ticks, some of two seconds. Of two changes in one tick only the first shows. */
const TICK = 3;

/** A hash of names, sizes and times of change; undefined where not all was looked at. */
export const listingOf = ({ files, others, cut, refused }: Looked): string | undefined =>
  cut !== undefined || refused !== undefined
    ? undefined
    : digest([files.map(({ name, size, stamp }) => [name, size, stamp]), others]);

/**
 * The same, for where it must tell all changes: if it is the same later, so are the files. Undefined also where the last change
 * was just now: there may be another one in its tick.
 */
export const markOf = (looked: Looked): string | undefined =>
  looked.age < TICK ? undefined : listingOf(looked);

/**
 * Lists a hand-in within limits: 10,000 names, 16 folders deep, 32 MiB a file, 256 MiB in all. Links are not followed.
 *
 * Never throws for what a hand-in is: what this user may not read is `refused`.
 */
export async function look(path: string): Promise<Looked> {
  const files: File[] = [];
  const others: string[] = [];
  let [entries, bytes] = [0, 0];
  let cut: string | undefined;
  let newest = 0;
  const add = async (at: string, name: string): Promise<void> => {
    const found = await lstat(at, { bigint: true });
    const info = { size: Number(found.size), mode: Number(found.mode) };
    const stamp = `${found.mtimeNs}:${found.ctimeNs}:${found.ino}`;
    newest = Math.max(newest, Number(found.mtimeMs), Number(found.ctimeMs));
    if (found.isSymbolicLink()) others.push(`${name} -> ${await readlink(at)}`);
    else if (!found.isFile()) others.push(`${name} (${info.mode & 0o170000})`);
    else if (info.size > LOOK.fileBytes && at !== path) others.push(`${name} (${info.size} bytes)`);
    else if (bytes + info.size > LOOK.totalBytes) cut = `more than ${LOOK.totalBytes / 2 ** 20} MiB`;
    else {
      bytes += info.size;
      await access(at, constants.R_OK);
      files.push({ path: at, name, size: info.size, stamp });
    }
  };
  const list = async (folder: string, depth: number): Promise<void> => {
    if (depth > LOOK.depth) {
      cut = `folders more than ${LOOK.depth} deep`;
      return;
    }
    const deeper: Dirent[] = [];
    for await (const entry of await opendir(folder)) {
      if (++entries > LOOK.entries) cut = `more than ${LOOK.entries.toLocaleString('en')} files and folders`;
      if (cut) return;
      const at = join(folder, entry.name);
      if (entry.isDirectory()) deeper.push(entry);
      else await add(at, relative(path, at));
    }
    for (const { name } of deeper) {
      if (cut) return;
      await list(join(folder, name), depth + 1);
    }
  };
  try {
    if ((await lstat(path)).isDirectory()) await list(path, 1);
    else await add(path, '');
  } catch (error) {
    const fault = systemFault(error);
    if (!fault) throw error;
    const name = fault.path === undefined ? '' : relative(path, fault.path);
    return {
      files,
      others,
      age: 0,
      refused:
        `${name === '' ? 'It' : `Its ${JSON.stringify(name)}`} cannot be read: ${fault.what}. ` +
        'Staff: let the user who grades read all of it (chmod -R u+rX as its owner).',
    };
  }
  const order = (a: string, b: string): number => (a < b ? -1 : 1);
  files.sort((a, b) => order(a.name, b.name));
  others.sort(order);
  return { files, others, age: (Date.now() - newest) / 1000, ...(cut !== undefined && { cut }) };
}

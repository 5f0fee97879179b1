import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GradelensError } from './errors.js';
import { systemFault } from './system-error.js';

/** Folders that are there now: none may outlive this process. */
const there = new Set<string>();
process.on('exit', () => {
  for (const folder of there) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    } catch {
      // Something that is not ours holds it; the others go all the same.
    }
  }
});

/** Node's permission model takes a star for a pattern, and Node imports nothing by a name with a backslash in it. */
const UNUSABLE = process.platform === 'win32' ? /\*/ : /[*\\]/;

/** A folder for this process only. */
export interface Temporary {
  /** Real: it leads through no link. */
  readonly path: string;
  /** Removes it with all that is in it; whatever is not removed so goes when the process ends. */
  remove(): Promise<void>;
}

/**
 * Makes a folder for temporary files, where `TMPDIR` says.
 *
 * - `kind`: part of its name, for people.
 *
 * @throws {GradelensError} `NO_TEMPORARY_FOLDER` with the reason
 */
export function temporaryFolder(kind: string): Temporary {
  const path = make(kind);
  there.add(path);
  return {
    path,
    remove: async () => {
      // What was still being written may come while it goes.
      await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
      there.delete(path);
    },
  };
}

/** Tries it, so that a run which cannot have one ends before it begins. */
export async function requireTemporary(): Promise<void> {
  await temporaryFolder('trial').remove();
}

function make(kind: string): string {
  const refused = (why: string, cause?: unknown): GradelensError =>
    new GradelensError(
      'NO_TEMPORARY_FOLDER',
      `No temporary files can be put into ${tmpdir()}: ${why}. Nothing was done. ` +
        'Set TMPDIR to a folder that is there, that you may write to, and that has 200 MiB of room.',
      { cause },
    );
  let root: string;
  try {
    root = realpathSync(tmpdir());
    if (!UNUSABLE.test(root)) return mkdtempSync(join(root, `gradelens-${kind}-`));
  } catch (error) {
    const fault = systemFault(error);
    if (!fault) throw error;
    throw refused(fault.what, error);
  }
  throw refused('there is a * or a backslash in its name');
}

/** Whether a path lies in one of them. */
export const isTemporary = (path: string): boolean =>
  [...there].some((folder) => path === folder || path.startsWith(join(folder, '/')));

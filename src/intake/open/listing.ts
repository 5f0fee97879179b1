import type { Dirent } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemFault } from '../../system-error.js';
import { litterIn } from './left-out.js';
import { LIMITS } from './limits.js';
import { HandInRefused } from './refusal.js';
import { count, quote } from './say.js';

/** The names in a folder, with `/` between their parts, in the order of how deep they lie, then of their letters. */
export interface Listing {
  readonly files: readonly string[];
  /** Links, pipes, devices: what they are is not looked at, they are in the place of a file. */
  readonly others: readonly string[];
  readonly leftOut: ReadonlySet<string>;
  /** Why some names are missing: `more than 10,000 files and folders`. */
  readonly cut?: string;
}

/**
 * Lists a folder by names alone, within limits: nothing in it is opened, no link followed, no litter looked into.
 *
 * @throws {HandInRefused} `unreadable` for a folder that this user may not read
 */
export async function listing(folder: string): Promise<Listing> {
  const files: string[] = [];
  const others: string[] = [];
  const leftOut = new Set<string>();
  let names = 0;
  let cut: string | undefined;
  let level = [''];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > LIMITS.depth) cut ??= `folders more than ${LIMITS.depth} deep`;
    if (cut !== undefined) break;
    const deeper: string[] = [];
    for (const prefix of level) {
      for (const entry of await entriesOf(folder, prefix, LIMITS.folderNames - names)) {
        const name = `${prefix}${entry.name}`;
        const litter = litterIn(entry.name);
        if (litter !== undefined) leftOut.add(litter);
        else if (++names > LIMITS.folderNames)
          cut = `more than ${count(LIMITS.folderNames, 'file')} and folders`;
        else if (entry.isDirectory()) deeper.push(`${name}/`);
        else if (entry.isFile()) files.push(name);
        else others.push(name);
      }
    }
    level = deeper;
  }
  return { files, others, leftOut, ...(cut !== undefined && { cut }) };
}

/** In the order of their letters; one more than `most` of those that are no litter, where there are so many. */
async function entriesOf(folder: string, prefix: string, most: number): Promise<Dirent[]> {
  const entries: Dirent[] = [];
  let own = 0;
  try {
    for await (const entry of await opendir(join(folder, prefix))) {
      entries.push(entry);
      if (litterIn(entry.name) === undefined && ++own > most) break;
    }
  } catch (error) {
    const fault = systemFault(error);
    if (!fault) throw error;
    // A name that is no Unicode cannot be asked for, and no file of an assignment lies behind it.
    if (fault.code === 'ENOENT' && prefix !== '') return [];
    const what = prefix === '' ? 'It' : `Its ${quote(prefix)}`;
    throw new HandInRefused(
      'unreadable',
      `${what} cannot be read: ${fault.what}; chmod -R u+rX, as its owner, lets the user who grades read it`,
    );
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

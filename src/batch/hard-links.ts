import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Found } from './submissions.js';

interface Holder {
  readonly index: number;
  /** The file's name in it. */
  readonly file: string;
  /** Its folder belongs to the file's owner. */
  readonly owns: boolean;
}

/** Hand-ins of a run after a look at files that several of them share. */
export interface Checked {
  readonly found: readonly Found[];
  /** Lines for the staff. */
  readonly warnings: readonly string[];
}

/**
 * Finds files that lie in several hand-ins under one inode: hard links.
 *
 * One whose folder belongs to somebody else than the file, while a neighbour's folder belongs to the file's owner, is
 * refused: it is the neighbour's file. Where owners do not tell, all are graded and the staff is warned: such a file is
 * worth what a copy is, disks are deduplicated this way, and to refuse both would let one student stop another.
 */
export async function checkHardLinks(found: readonly Found[], files: readonly string[]): Promise<Checked> {
  const holders = new Map<string, Holder[]>();
  for (const [index, { path }] of found.entries()) {
    const folder = await lstat(path).catch(() => undefined);
    if (!folder?.isDirectory()) continue;
    for (const file of files) {
      const info = await lstat(join(path, file)).catch(() => undefined);
      if (!info?.isFile() || info.nlink < 2) continue;
      const key = `${info.dev}:${info.ino}`;
      holders.set(key, [...(holders.get(key) ?? []), { index, file, owns: folder.uid === info.uid }]);
    }
  }
  const refused = new Map<number, string>();
  const warnings: string[] = [];
  for (const sharing of holders.values()) {
    if (new Set(sharing.map(({ index }) => index)).size < 2) continue;
    const others = sharing.filter(({ owns }) => !owns);
    if (others.length < sharing.length) {
      for (const { index, file } of others) {
        refused.set(
          index,
          `Its ${file} is another student's file (a hard link). Staff: put a file of its own there.`,
        );
      }
    }
    const names = sharing.map(({ index, file }) => `${found[index]!.name}/${file}`);
    warnings.push(`One file on the disk under ${sharing.length} names (hard links): ${names.join(', ')}.`);
  }
  return {
    found: found.map((each, i) => {
      const why = each.refused ?? refused.get(i);
      return why === undefined ? each : { ...each, refused: why };
    }),
    warnings,
  };
}

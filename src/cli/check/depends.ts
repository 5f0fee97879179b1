import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { find } from '../../sandbox/resolve.js';

/** Imports and exports from files beside; words in comments do no harm: a file too many is watched. */
const FROM = /\b(?:from|import)\s*['"](\.{1,2}\/[^'"\n]+)['"]/g;

/** The files that one file of a hand-in needs, itself included, by paths from the hand-in's folder. */
export interface Needs {
  readonly files: ReadonlySet<string>;
  /** An import of it names a file that is not there. */
  readonly incomplete: boolean;
}

/** Follows a file's imports through the hand-in. */
export async function needsOf(folder: string, file: string): Promise<Needs> {
  const root = await realpath(folder);
  const files = new Set<string>();
  let incomplete = false;
  const follow = async (path: string): Promise<void> => {
    if (files.has(path)) return;
    files.add(path);
    const source = await readFile(join(root, path), 'utf8').catch(() => '');
    for (const [, name] of source.matchAll(FROM)) {
      const wanted = join(root, dirname(path), name!);
      const found = await find(wanted);
      if (found === undefined) {
        incomplete = true;
        files.add(relative(root, wanted));
      } else await follow(relative(root, found));
    }
  };
  await follow(file);
  return { files, incomplete };
}

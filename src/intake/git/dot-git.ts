import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { readHandedIn } from '../../worker/handed-in.js';
import type { GitFile } from '../../worker/tasks/git-history.js';
import { HandInRefused } from '../open/index.js';
import { mib } from '../open/say.js';

/** What a repository may hold to be read whole. */
const MOST = { bytes: 192 * 2 ** 20, files: 12_000 };

/** What tells the history, and nothing that would be run or point elsewhere: no config, no hooks, no alternates. */
const WANTED =
  /^(?:HEAD|packed-refs|shallow|refs\/.+|objects\/[0-9a-f]{2}\/[0-9a-f]{38}|objects\/pack\/pack-[0-9a-f]+\.(?:pack|idx))$/;
const FOLDERS = /^(?:refs(?:\/.+)?|objects|objects\/[0-9a-f]{2}|objects\/pack)$/;

/** Whether a folder is a clone. */
export async function hasHistory(folder: string | Buffer): Promise<boolean> {
  const git = Buffer.concat([Buffer.from(folder), Buffer.from('/.git')]);
  return lstat(git).then(
    (info) => info.isDirectory(),
    () => false,
  );
}

/**
 * The files of a clone's history. No link is followed: it could lead to a neighbour's.
 *
 * @throws {HandInRefused} `too-large`
 */
export async function historyOf(clone: string): Promise<GitFile[]> {
  const files: GitFile[] = [];
  let bytes = 0;
  const tooLarge = (): HandInRefused =>
    new HandInRefused(
      'too-large',
      `Its history has more than ${mib(MOST.bytes)} or ${MOST.files.toLocaleString('en')} files. ` +
        'Staff: put the files of the commit that counts into a folder of their own, or pack the clone (git gc) where you trust it',
    );
  const walk = async (folder: string): Promise<void> => {
    for await (const entry of await opendir(join(clone, '.git', folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && FOLDERS.test(path)) await walk(path);
      if (!entry.isFile() || !WANTED.test(path)) continue;
      const read = await readHandedIn(join(clone, '.git', path), MOST.bytes - bytes);
      if (read.kind === 'large' || files.length === MOST.files) throw tooLarge();
      if (read.kind !== 'read') throw new HandInRefused('unreadable', 'Its history (.git) cannot be read');
      bytes += read.bytes.length;
      files.push([path, read.bytes]);
    }
  };
  await walk('');
  return files;
}

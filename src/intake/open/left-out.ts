import { count, some } from './say.js';

/** What programs leave behind, in lower case: nobody's work. */
const LITTER = new Set([
  ...['node_modules', '.git', '.hg', '.svn', '.venv', '__pycache__', '.ipynb_checkpoints', '.cache'],
  ...['__macosx', '.ds_store', '.spotlight-v100', '.trashes', '.fseventsd', '$recycle.bin'],
  ...['thumbs.db', 'ehthumbs.db', 'desktop.ini', '.directory'],
]);
/** What compilers write: usually a copy of the work, and the work itself only where nothing else is. */
const BUILT = new Set(['dist', 'build', 'out']);

/** The part of a path that is litter: `node_modules`, `.DS_Store`, the Finder's `._tv-loss.ts`. */
export function litterIn(path: string): string | undefined {
  const part = path.split('/').find((each) => LITTER.has(each.toLowerCase()) || each.startsWith('._'));
  return part?.startsWith('._') ? '._*' : part;
}

/** The folder of a path that is a compiler's. */
export const builtIn = (path: string): string | undefined =>
  path
    .split('/')
    .slice(0, -1)
    .find((each) => BUILT.has(each.toLowerCase()));

/** What was left out, by its name: how many files, undefined where nobody has counted them. */
export type LeftOut = ReadonlyMap<string, number | undefined>;

/** A sentence about what was left out; nothing where nothing was. */
export function leftOutNote(leftOut: LeftOut): string[] {
  if (leftOut.size === 0) return [];
  const names = [...leftOut]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, files]) => (files === undefined ? name : `${name} (${count(files, 'file')})`));
  return [`Left out, since it is not part of your work: ${some(names, 8)}.`];
}

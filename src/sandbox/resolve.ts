import { opendir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, sep } from 'node:path';
import { nearest } from '../nearest.js';

/** What a hand-in's files end in, in the order in which an import without an ending finds them. */
const EXTENSIONS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json'];
/** TypeScript is imported by the name of the JavaScript that comes of it. */
const COMPILED = /\.([mc]?)js$/;
/** Names of a folder that are looked at for the one that was meant. */
const MOST_NAMES = 1000;

/** Whether it is a file that can be imported. */
export const isSource = (path: string): boolean => EXTENSIONS.some((extension) => path.endsWith(extension));

/** How the compiler is to read a file. */
export const loaderOf = (path: string): 'ts' | 'js' | 'json' =>
  /\.[mc]?ts$/.test(path) ? 'ts' : path.endsWith('.json') ? 'json' : 'js';

/**
 * The real file that a relative import names, as TypeScript resolves it: `rank.js` is `rank.ts`, `rank.mjs` is `rank.mts`,
 * `rank` any of them or the index of a folder. `path`: absolute.
 */
export async function find(path: string): Promise<string | undefined> {
  const endings = [...EXTENSIONS, ...EXTENSIONS.map((extension) => `/index${extension}`)];
  for (const candidate of [path.replace(COMPILED, '.$1ts'), path, ...endings.map((end) => path + end)]) {
    if (!isSource(candidate)) continue;
    const file = await realpath(candidate).catch(() => undefined);
    // A folder may be called like a file.
    if (file !== undefined && !(await stat(file).catch(() => undefined))?.isDirectory()) return file;
  }
  return undefined;
}

/** The file beside a missing one that was probably meant, `helper.ts`. `path`: absolute; `root`: the hand-in's real path. */
export async function meantBy(path: string, root: string): Promise<string | undefined> {
  const folder = await realpath(dirname(path)).catch(() => '');
  // A link to a folder of the machine must not tell what lies there.
  if (!`${folder}${sep}`.startsWith(root + sep)) return undefined;
  const names: string[] = [];
  for await (const { name } of await opendir(folder)) {
    if (isSource(name)) names.push(name);
    if (names.length >= MOST_NAMES) break;
  }
  names.sort();
  const bare = (name: string): string => name.replace(/\.[mc]?[jt]s$|\.json$/, '');
  const near = nearest(bare(basename(path)), names.map(bare));
  return names.find((name) => bare(name) === near);
}

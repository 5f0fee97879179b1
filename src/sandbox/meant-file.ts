import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { nearest } from '../nearest.js';
import { cleaned } from './text.js';

/** Names that are looked at, and folders below one another. */
const [MOST, DEEPEST] = [1000, 3];
/** A longer name is nobody's slip. */
const LONGEST = 80;

/** A sentence on the file that was handed in in the place of a missing one, or nothing. `root`: the hand-in's real path. */
export const askForFile = async (root: string, file: string): Promise<string> =>
  meantFile(file, await namesBelow(root)) ?? '';

/**
 * What was probably handed in as `file`, `saliency-map.ts`, and what to do: another case or another way to join words, a copy, another
 * ending, another folder, a slip. `paths`: the hand-in's files, below its folder.
 */
export function meantFile(file: string, paths: readonly string[]): string | undefined {
  const files = paths.toSorted().map((path) => ({ path, name: path.slice(path.lastIndexOf('/') + 1) }));
  const top = files.filter(({ path, name }) => path === name);
  const wanted = wordsOf(stemOf(file));
  const like = ({ name }: { name: string }): boolean => wordsOf(stemOf(name)) === wanted;
  const renamed = top.find(({ name }) => like({ name }) && SOURCE.test(name));
  if (renamed) return ` It has ${cleaned(renamed.name)}: did you mean ${file}? Rename it.`;
  const other = top.find(like);
  if (other)
    return ` It has ${cleaned(other.name)}: only TypeScript is run, so write the function into ${file}.`;
  const elsewhere = files.find(like);
  if (elsewhere) return ` It has ${cleaned(elsewhere.path)}: move it out of its folder, to ${file}.`;
  const near = nearest(
    stemOf(file),
    top.filter(({ name }) => SOURCE.test(name)).map(({ name }) => stemOf(name)),
  );
  const slip = top.find(({ name }) => SOURCE.test(name) && stemOf(name) === near);
  return slip && ` It has ${cleaned(slip.name)}: did you mean ${file}? Rename it.`;
}

const SOURCE = /\.[mc]?[jt]sx?(\.txt)?$/i;

/** Without its ending and what a download or a copy adds: `saliency-map (1).ts` is `saliency-map`. */
const stemOf = (name: string): string =>
  name.replace(/(\.\w+)+$/, '').replace(/( \(\d+\)| - copy| copy( \d+)?)+$/i, '');

/** In one spelling: `SaliencyMap` and `saliency_map` are `saliency-map`. */
const wordsOf = (stem: string): string => stem.toLowerCase().replace(/[-_. ]/g, '');

/** Files of a hand-in, without those of packages and hidden ones; no link is followed. */
async function namesBelow(root: string): Promise<string[]> {
  const names: string[] = [];
  const folders = [{ path: '', depth: 1 }];
  for (let seen = 0; folders.length > 0 && seen < MOST; ) {
    const { path, depth } = folders.shift()!;
    const folder = await opendir(join(root, path)).catch(() => undefined);
    for await (const entry of folder ?? []) {
      if (++seen > MOST) break;
      if (/^(\.|node_modules$)/.test(entry.name) || entry.name.length > LONGEST) continue;
      const each = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isFile()) names.push(each);
      else if (entry.isDirectory() && depth < DEEPEST) folders.push({ path: each, depth: depth + 1 });
    }
  }
  return names;
}

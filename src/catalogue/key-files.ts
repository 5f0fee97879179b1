import { readdir, readFile } from 'node:fs/promises';
import { join as joinHere } from 'node:path';
import { dirname, join } from 'node:path/posix';
import { EQUIVALENTS, MISTAKES } from './read.js';

/** The TypeScript of an answer key by its place below the key's folder, without the catalogue. */
export type KeyFiles = ReadonlyMap<string, string>;

export async function readKeyFiles(folder: string): Promise<KeyFiles> {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.split('\\').join('/'));
  const wanted = names.filter(
    (name) => name.endsWith('.ts') && ![MISTAKES, EQUIVALENTS, 'tests'].includes(name.split('/')[0]!),
  );
  const read = wanted
    .sort()
    .map(async (name) => [name, await readFile(joinHere(folder, name), 'utf8')] as const);
  return new Map(await Promise.all(read));
}

const IMPORTED = /\b(?:from|import)\s+['"](\.\.?\/[^'"]+)['"]/g;
/** Where a declaration begins that other code may name. */
const DECLARED = /^(?:export\s+)?(?:async\s+)?(?:function\*?|const|let|class)\s+([A-Za-z_$][\w$]*)/gm;

/** The key's functions and constants that one of a file needs, by name, itself among them: what it names, and what that names. */
export function neededBy(files: KeyFiles, file: string, name: string): ReadonlySet<string> {
  const bodies = new Map<string, string>();
  for (const each of reached(files, file)) {
    const text = files.get(each)!;
    const found = [...text.matchAll(DECLARED)];
    for (const [i, { 1: declared, index }] of found.entries()) {
      bodies.set(declared!, (bodies.get(declared!) ?? '') + text.slice(index, found[i + 1]?.index));
    }
  }
  const needed = new Set([name]);
  for (const each of needed) {
    for (const [word] of (bodies.get(each) ?? '').matchAll(/[A-Za-z_$][\w$]*/g)) {
      if (bodies.has(word)) needed.add(word);
    }
  }
  return needed;
}

/** The key's files that one of them needs, itself among them. */
export function reached(files: KeyFiles, file: string): ReadonlySet<string> {
  const found = new Set([file]);
  for (const name of found) {
    for (const [, path] of (files.get(name) ?? '').matchAll(IMPORTED)) {
      const target = join(dirname(name), path!).replace(/(\.js)?$/, '.ts');
      if (files.has(target)) found.add(target);
    }
  }
  return new Set([...found].filter((name) => files.has(name)));
}

import { dirname, relative } from 'node:path/posix';
import { GradelensError } from '../errors.js';
import type { KeyFiles } from './key-files.js';
import type { Made } from './made.js';
import type { Equivalent, Mistake } from './read.js';

/** Where the unchanged key lies beside its variants. */
export const KEY = 'key';

/** What makes another answer key of the key: functions of its own, or a file. */
export type Variant = Mistake | Equivalent | Made;

/** A file of the key, and the functions in it that are replaced. */
export interface Overridden {
  readonly file: string;
  readonly names: readonly string[];
}

/**
 * Which of the key's files an entry of the catalogue overrides functions of.
 *
 * @throws {GradelensError} `CATALOGUE_INVALID` where the key has no such function
 */
export function overridden(files: KeyFiles, { path, overrides }: Mistake | Equivalent): Overridden[] {
  const byFile = new Map<string, string[]>();
  for (const name of overrides) {
    const file = [...files].find(([, text]) => declaration(name).test(text))?.[0];
    if (file === undefined) {
      throw new GradelensError(
        'CATALOGUE_INVALID',
        `${path} exports ${name}, but no file of the answer key has: export function ${name}. An entry's functions take the place of the key's.`,
      );
    }
    byFile.set(file, [...(byFile.get(file) ?? []), name]);
  }
  return [...byFile].map(([file, names]) => ({ file, names }));
}

/**
 * The key's files with an entry's functions in the place of its own, wherever the key itself uses them, or with a whole file in the
 * place of one. What the entry imports of the key is the one in the folder `base/` beside the variant's, which also holds the entry.
 */
export function variantOf(files: KeyFiles, entry: Variant, base = KEY): KeyFiles {
  const changed = new Map(files);
  if ('replaces' in entry) return changed.set(entry.replaces, entry.source);
  for (const { file, names } of overridden(files, entry)) {
    const from = relative(dirname(`variant/${file}`), `${base}/${entry.path}`).replace(/\.ts$/, '.js');
    const text = names.reduce(
      (source, name) => source.replace(declaration(name), `$1${name}OfTheKey`),
      files.get(file)!,
    );
    const list = names.join(', ');
    changed.set(file, `${text}\nimport { ${list} } from '${from}';\nexport { ${list} };\n`);
  }
  return changed;
}

const declaration = (name: string): RegExp =>
  new RegExp(
    `^export\\s+((?:async\\s+)?(?:function\\*?|const)\\s+)${name.replaceAll('$', '\\$')}(?![\\w$])`,
    'm',
  );

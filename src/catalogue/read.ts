import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { GradelensError } from '../errors.js';
import { equivalentWords, frontMatter, mistakeWords } from './front-matter.js';

/** One file of a catalogue: functions that take the place of the answer key's. */
interface Entry {
  /** The file's name without its ending: unique in the catalogue, the `id` of findings. */
  readonly id: string;
  /** Id of the problem that it is about. */
  readonly problem: string;
  /** Its place below the answer key's folder, `mistakes/gram-matrix/gram-matrix-unnormalised.ts`. */
  readonly path: string;
  readonly source: string;
  /** The functions that it exports. */
  readonly overrides: readonly string[];
  readonly title: string;
}

/** The answer key with one mistake in it. */
export interface Mistake extends Entry {
  /** What is off, as the student sees it. */
  readonly off: string;
  /** Where to look. */
  readonly look: string;
  /** Page of docs/mistakes. */
  readonly concept: string;
  /** A mistake that what this is built on has too. */
  readonly on?: Mistake;
}

/** Another right way. */
export type Equivalent = Entry;

/** What is known of an assignment's answer key besides itself. */
export interface Catalogue {
  readonly mistakes: readonly Mistake[];
  readonly equivalents: readonly Equivalent[];
}

export const MISTAKES = 'mistakes';
export const EQUIVALENTS = 'equivalents';

/**
 * Reads the catalogue beside an answer key: `mistakes/<problem>/<name>.ts` and `equivalents/<problem>/<name>.ts`. Empty where
 * there is none.
 *
 * - `folder`: the answer key's.
 *
 * @throws {GradelensError} `CATALOGUE_INVALID` with every fault, one a line
 */
export async function readCatalogue(folder: string): Promise<Catalogue> {
  const faults: string[] = [];
  const [mistakes, equivalents] = await Promise.all([
    readEntries(folder, MISTAKES, mistakeWords, faults),
    readEntries(folder, EQUIVALENTS, equivalentWords, faults),
  ]);
  const seen = new Map<string, string>();
  for (const { id, path } of [...mistakes, ...equivalents]) {
    const other = seen.get(id);
    if (other !== undefined) faults.push(`${path} is called like ${other}; each needs a name of its own.`);
    seen.set(id, path);
  }
  if (faults.length > 0) throw new GradelensError('CATALOGUE_INVALID', faults.join('\n'));
  return {
    mistakes: mistakes.map(({ words, ...entry }) => ({
      ...entry,
      ...words,
      concept: words.concept ?? entry.problem,
    })),
    equivalents: equivalents.map(({ words, ...entry }) => ({ ...entry, ...words })),
  };
}

/** A function that a module exports by its declaration. */
const EXPORTED = /^export\s+(?:async\s+)?(?:function\*?|const)\s+([A-Za-z_$][\w$]*)/gm;

async function readEntries<Words>(
  folder: string,
  kind: string,
  schema: z.ZodType<Words>,
  faults: string[],
): Promise<(Omit<Entry, 'title'> & { words: Words })[]> {
  const names = await readdir(join(folder, kind), { recursive: true }).catch(() => []);
  const entries = names
    .map((name) => name.split('\\').join('/'))
    .filter((name) => /^[^/]+\/[^/]+\.ts$/.test(name))
    .sort()
    .map(async (name) => {
      const path = `${kind}/${name}`;
      const [problem, file] = name.split('/') as [string, string];
      // Five hundred small files: read one after another they take half the processor time.
      const source = readFileSync(join(folder, path), 'utf8');
      try {
        const words = frontMatter(source, path, schema);
        const overrides = [...source.matchAll(EXPORTED)].map(([, each]) => each!);
        if (overrides.length === 0) {
          faults.push(
            `${path} exports no function; write: export function <name of the key's function>(...).`,
          );
        }
        return [{ id: file.slice(0, -'.ts'.length), problem, path, source, overrides, words }];
      } catch (error) {
        if (!(error instanceof GradelensError)) throw error;
        faults.push(error.message);
        return [];
      }
    });
  return (await Promise.all(entries)).flat();
}

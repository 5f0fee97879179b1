import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readHandedIn } from '../worker/handed-in.js';
import type { Place } from './class-folder.js';
import { HandInRefused } from './open/index.js';
import { LIMITS } from './open/limits.js';
import { mib, quote } from './open/say.js';
import { isPacked } from './place.js';
import type { Candidate, Prepared, Skipped } from './source.js';

/** A file that somebody handed in, and what it was called before the platform named it. */
export interface Loose {
  readonly place: Place;
  readonly name: string;
}

/** How the files of one student become one hand-in. */
export type Bundle = Pick<Candidate, 'entries' | 'path' | 'prepare' | 'refused'>;

/**
 * What one student handed in as several files: the one archive among them, with the rest skipped; or, without an archive,
 * all of them together. Two archives are two hand-ins, of which nobody knows which counts.
 */
export function bundle(
  given: readonly Loose[],
  files: readonly string[],
): { bundles: Bundle[]; skipped: Skipped[] } {
  const packed = given.filter(({ name }) => isPacked(name));
  const own = given.filter(({ name }) => files.includes(unnumbered(name, files)));
  if (packed.length === 0) return { bundles: [together(given, files)], skipped: [] };
  const rivals = [...packed, ...own];
  if (rivals.length > 1) {
    const all = rivals.map(({ place }) => place.name);
    const why = `There are ${all.length} that may be the hand-in: ${all.map(quote).join(', ')}. Staff: say which counts in decisions.csv (--decisions).`;
    return {
      bundles: rivals.map(({ place: { name, path } }) => ({
        entries: [name],
        path,
        refused: { kind: 'two-candidates', why },
      })),
      skipped: rest(given, rivals),
    };
  }
  const [{ place }] = rivals as [Loose];
  return { bundles: [{ entries: [place.name], path: place.path }], skipped: rest(given, rivals) };
}

const rest = (given: readonly Loose[], taken: readonly Loose[]): Skipped[] =>
  given
    .filter((each) => !taken.includes(each))
    .map(({ place }) => ({
      entry: place.name,
      why: `lies beside the hand-in ${taken.map((each) => quote(each.place.name)).join(', ')}`,
    }));

function together(given: readonly Loose[], files: readonly string[]): Bundle {
  return {
    entries: given.map(({ place }) => place.name),
    prepare: async (folder): Promise<Prepared> => {
      for (const { place, name } of given) await lay(place, join(folder, unnumbered(name, files)));
      return { path: folder, notes: [] };
    },
  };
}

async function lay({ name, path, kind }: Place, target: string): Promise<void> {
  if (kind !== 'file') throw new HandInRefused('link', `${quote(name)} is a link or no file`);
  const read = await readHandedIn(path as string, LIMITS.fileBytes);
  if (read.kind === 'large')
    throw new HandInRefused('too-large', `${quote(name)} has more than ${mib(LIMITS.fileBytes)}`);
  if (read.kind !== 'read') throw new HandInRefused('unreadable', `${quote(name)} cannot be read`);
  try {
    await writeFile(target, read.bytes, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new HandInRefused('doubled-entry', `${quote(name)} and another file have one name`);
  }
}

/** Without the number that a platform adds to a name which it has seen: `tv-loss-1.ts`, where the course wants `tv-loss.ts`. */
export function unnumbered(name: string, files: readonly string[]): string {
  if (files.includes(name)) return name;
  const bare = name.replace(/-\d+(\.\w+)$/, '$1');
  return files.includes(bare) ? bare : name;
}

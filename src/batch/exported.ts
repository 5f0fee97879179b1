import { lstat, mkdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { GradelensError } from '../errors.js';
import { placesIn } from '../intake/class-folder.js';
import { type CollectOptions, collectInto } from '../intake/collect.js';
import { COLLECTED, type Collected, readCollected } from '../intake/collected.js';
import { litterIn } from '../intake/open/left-out.js';
import { writeAtomically } from '../store/atomic.js';
import { stableJson } from '../store/json.js';
import { digest } from '../store/keys.js';
import { classIn } from '../store/places.js';
import { absentFrom, handInsOf, refusedIn } from './collected.js';
import type { Found } from './submissions.js';

/** A class that was collected of an export for grading. */
export interface Exported {
  readonly found: readonly Found[];
  readonly absent: readonly string[];
  readonly collected: Collected;
  /** The class folder. */
  readonly folder: string;
}

/**
 * Collects an export into a class folder beside the store, to be graded from. Done again, by several runs at once too, it
 * changes only what has changed.
 *
 * @throws {GradelensError} `CLASS_EMPTY`; as `collectInto` does
 */
export async function collectExport(
  given: string,
  out: string,
  options: Omit<CollectOptions, 'out'>,
): Promise<Exported> {
  const path = await realpath(resolve(given));
  const folder = classIn(out, digest(path).slice(0, 8));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await begin(folder);
  const collected = await collectInto(path, { ...options, out: folder });
  if (collected.accounting.every(({ entry }) => entry === '')) {
    throw new GradelensError(
      'CLASS_EMPTY',
      `There is no hand-in in ${given}: expected a folder or an archive for each. Look whether the export was unpacked there.`,
    );
  }
  // Folders and archives of one's own are graded where they lie, so that a change of them is seen: nothing but their name says
  // whose they are, unless a roster does.
  const plain = collected.source === 'folders';
  const origin = plain ? await originsIn(path) : async () => undefined;
  const named = !plain || options.roster !== undefined;
  const found = [
    ...(await handInsOf(collected, folder, origin)),
    ...(await refusedIn(collected, folder, origin)),
  ].map(({ identity, ...each }): Found => (named && identity ? { ...each, identity } : each));
  return { found, absent: absentFrom(collected), collected, folder };
}

/** A run that is killed while it collects for the first time leaves a class without anybody, with which the next one goes on. */
async function begin(folder: string): Promise<void> {
  if ((await readCollected(folder)) !== undefined) return;
  const nobody: Collected = {
    ...{ version: 1, source: 'folders', why: 'nothing was collected yet', deadline: null, timeZone: null },
    ...{ handIns: [], accounting: [] },
  };
  await writeAtomically(join(folder, COLLECTED), stableJson(nobody));
}

/** Where an entry lies: right in the export, or in the one folder of it. */
async function originsIn(path: string): Promise<(entry: string) => Promise<string | undefined>> {
  const places = await placesIn(path).catch(() => []);
  const [only, ...others] = places.filter(({ name }) => litterIn(name) === undefined);
  const roots = [path, ...(only?.kind === 'folder' && others.length === 0 ? [join(path, only.name)] : [])];
  return async (entry) => {
    for (const root of roots) {
      const at = join(root, entry);
      if ((await lstat(at).catch(() => undefined)) !== undefined) return at;
    }
    return undefined;
  };
}

import { GradelensError } from '../errors.js';
import { unitsOf } from '../folder.js';
import { suggestion } from '../nearest.js';
import type { OpenExport } from './export.js';
import { isPacked, placeClue } from './place.js';
import type { Register } from './register.js';
import type { Source } from './source.js';

/** Takes what no other source recognises. */
const LAST = 'folders';

export const sources = (): Promise<ReadonlyMap<string, Source>> =>
  unitsOf<Source>(new URL('./sources/', import.meta.url));

/** A source chosen for an export, and the folder of it that holds the class. */
export interface Chosen {
  readonly name: string;
  readonly source: Source;
  readonly level: OpenExport['levels'][number];
  /** Half a sentence. */
  readonly why: string;
}

/**
 * The source of an export: the one asked for, else the only one that recognises it, else folders and archives.
 *
 * @throws {GradelensError} `SOURCE_UNKNOWN`; `SOURCE_UNCLEAR` where two recognise it
 */
export async function chosenSource(
  { levels }: OpenExport,
  asked: string | undefined,
  register: Register,
  files: readonly string[],
): Promise<Chosen> {
  const all = await sources();
  if (asked !== undefined && !all.has(asked)) {
    throw new GradelensError(
      'SOURCE_UNKNOWN',
      `There is no source "${asked}": ${suggestion(asked, [...all.keys()])}.`,
    );
  }
  const found: Chosen[] = [];
  for (const level of levels) {
    for (const [name, source] of all) {
      if (name === LAST || (asked !== undefined && asked !== name)) continue;
      const why = await source.recognise(level);
      if (why !== undefined) found.push({ name, source, level, why });
    }
    if (found.length > 0) break;
  }
  if (found.length > 1) {
    const reasons = found.map(({ name, why }) => `${name} (${why})`).join(', ');
    throw new GradelensError(
      'SOURCE_UNCLEAR',
      `The export may come from ${reasons}. Say which: --source ${found[0]!.name}.`,
    );
  }
  if (found.length === 1) return { ...found[0]!, ...(asked !== undefined && { why: 'asked for' }) };
  const name = asked ?? LAST;
  const source = all.get(name)!;
  const why =
    asked === undefined
      ? (await source.recognise(levels[0]!))!
      : 'asked for, though it does not look like it';
  return { name, source, level: classIn(levels, register, files), why };
}

/**
 * The inner folder where the outer one is only wrapped round the class: it is nobody's, no section's and no hand-in, and
 * holds several that may be hand-ins, or one that is called by somebody.
 */
function classIn(
  [outer, inner]: OpenExport['levels'],
  register: Register,
  files: readonly string[],
): Chosen['level'] {
  const isSomebodys = (name: string): boolean => register.match(placeClue(name, register)).kind !== 'nobody';
  if (inner === undefined || register.isSection(inner.name) || isSomebodys(inner.name)) return outer!;
  if (inner.places.some(({ name }) => files.includes(name))) return outer!;
  const handIns = inner.places.filter(({ kind, name }) => kind === 'folder' || isPacked(name));
  return handIns.length > 1 || handIns.some(({ name }) => isSomebodys(name)) ? inner : outer!;
}

import { type Place, placesIn } from '../class-folder.js';
import { litterIn } from '../open/left-out.js';
import { isPacked, placeClue } from '../place.js';
import type { Register } from '../register.js';
import type { Candidate, Source } from '../source.js';

/** Any folder of hand-ins: a folder, an archive or a file for each student, called by id, address or name; sections in folders. */
export default {
  title: 'folders and archives',
  // What nothing else is.
  recognise: () => 'it is called and laid out as no platform does it',

  async read({ export: { places }, register, files }) {
    const candidates: Candidate[] = [];
    for (const place of places) {
      const inside = await section(place, register, files);
      if (inside === undefined) candidates.push(candidate(place, place.name, register, files));
      else
        for (const each of inside)
          candidates.push(candidate(each, `${place.name}/${each.name}`, register, files, place.name));
    }
    return { candidates, skipped: [] };
  },
} satisfies Source;

function candidate(
  place: Place,
  entry: string,
  register: Register,
  files: readonly string[],
  section?: string,
): Candidate {
  const who = [{ ...placeClue(place.name, register), section }];
  const whose = place.kind === 'file' && !isPacked(place.name) && register.match(who[0]!).kind === 'nobody';
  if (!whose && !(place.kind === 'file' && files.includes(place.name)))
    return { entries: [entry], who, path: place.path };
  const why = `${entry} lies in the class folder itself, so it is nobody's. Staff: put it into its student's folder, or remove it.`;
  return { entries: [entry], who: [], refused: { kind: 'loose-file', why } };
}

/**
 * What lies in a folder that is no hand-in but a part of the class: it names nobody, and is called as a section is, or
 * everything in it that may be a hand-in names somebody.
 */
async function section(
  place: Place,
  register: Register,
  files: readonly string[],
): Promise<Place[] | undefined> {
  if (place.kind !== 'folder') return undefined;
  if (!register.isSection(place.name) && names(place, register)) return undefined;
  const inside = (await placesIn(place.path).catch(() => [])).filter(
    ({ name }) => litterIn(name) === undefined,
  );
  if (inside.some(({ name }) => files.includes(name))) return undefined;
  const handIns = inside.filter(({ kind, name }) => kind === 'folder' || isPacked(name));
  if (handIns.length === 0) return undefined;
  if (register.isSection(place.name)) return inside;
  // One alone may be what a student called a folder of theirs.
  return handIns.length > 1 && handIns.every((each) => names(each, register)) ? inside : undefined;
}

const names = ({ name }: Place, register: Register): boolean =>
  register.match(placeClue(name, register)).kind !== 'nobody';

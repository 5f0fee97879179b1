import { join } from 'node:path';
import { builtIn } from './left-out.js';
import type { Listing } from './listing.js';
import { HandInRefused } from './refusal.js';
import { type Candidate, misnamed, named } from './root.js';
import { quote, some } from './say.js';

/** A folder that was looked through: the one given, or one that an archive was unpacked into. */
export interface Searched {
  readonly folder: string;
  /** What people call it, from the hand-in's top: empty for the hand-in itself, else ending with `/`. */
  readonly called: string;
  readonly listed: Listing;
  readonly candidates: readonly Candidate[];
}

/** The folder with the assignment's files, and what there is to say of it. */
export interface Chosen {
  readonly folder: string;
  readonly notes: readonly string[];
}

/**
 * The one candidate that there is.
 *
 * - `files`: the assignment's names.
 *
 * @throws {HandInRefused} where there is none, or more than one
 */
export function chosenAmong(searched: readonly Searched[], files: readonly string[]): Chosen {
  const found = searched.flatMap((place) =>
    place.candidates.map((candidate) => ({ place, candidate, at: `${place.called}${candidate.folder}` })),
  );
  const [only, ...others] = found;
  if (!only) throw nothingIn(searched, files);
  if (others.length > 0) {
    const all = found.map(({ candidate, at }) => named({ ...candidate, folder: at }));
    throw new HandInRefused(
      'two-candidates',
      `The assignment's files lie in ${all.length} folders, and which counts is not for a program to guess: ${some(all)}`,
    );
  }
  const { place, candidate, at } = only;
  const { files: names, cut } = place.listed;
  const beside = names
    .filter((name) => name.startsWith(candidate.folder))
    .map((name) => name.slice(candidate.folder.length));
  return {
    folder: join(place.folder, candidate.folder.replace(/\/$/, '')),
    notes: [
      ...(at === '' ? [] : [`Your files were found in ${quote(at.slice(0, -1))}.`]),
      ...(cut === undefined ? [] : [`It holds ${cut}: the rest was not looked at.`]),
      ...builtNote(names, candidate.folder),
      ...misnamed(files, beside).map(
        ({ file, as }) =>
          `There is no ${file}, but ${quote(as)}: if that is it, it needs exactly the name ${file}.`,
      ),
    ],
  };
}

/** Of a compiler's folders that were not looked for the work in. */
function builtNote(names: readonly string[], root: string): string[] {
  if (builtIn(root) !== undefined) return [];
  const built = new Set(names.map(builtIn).filter((each) => each !== undefined));
  return built.size === 0
    ? []
    : [`Not searched for your files, since compilers write there: ${some([...built])}.`];
}

function nothingIn(searched: readonly Searched[], files: readonly string[]): HandInRefused {
  const listed = searched.map((place) => place.listed);
  const cut = listed.find((each) => each.cut !== undefined)?.cut;
  if (cut !== undefined)
    return new HandInRefused(
      'too-large',
      `It holds ${cut}, and no file of the assignment where it was looked at`,
    );
  const found = searched.flatMap(({ called, listed: { files, others } }) =>
    [...files, ...others].map((name) => `${called}${name}`),
  );
  if (found.length === 0) return new HandInRefused('empty', 'There is no file in it');
  return new HandInRefused(
    'not-a-hand-in',
    `None of the assignment's files (${some(files)}) is in it; in it there is ${some(found.map(quote))}`,
  );
}

import { bundle, type Loose } from '../loose.js';
import type { Candidate, Skipped, Source } from '../source.js';
import type { Clue } from '../student.js';
import { gradebookOf, type Known } from '../tables/platform.js';

/** `lastfirst_LATE_userid_fileid_name.zip`; what was typed, and a link, have no file's id. As content_zipper.rb makes them. */
const FILE =
  /^(?<label>.*?)(?<late>_LATE)?_(?<user>\d+)_(?:\d+_(?<name>.+)|(?<typed>(?:text|link)\.html))$/su;
/** Of grading without names. */
const ANONYMOUS = /^anon_(?<user>[A-Za-z0-9]+?)(?<late>_LATE)?_\d+_(?<name>.+)$/su;

interface Named {
  readonly user: string;
  readonly label?: string | undefined;
  readonly late?: string | undefined;
  readonly name?: string | undefined;
  readonly typed?: string | undefined;
}

const namedIn = (entry: string): Named | undefined =>
  (ANONYMOUS.exec(entry) ?? FILE.exec(entry))?.groups as Named | undefined;

/** Canvas, "Download submissions": the files of all students in one flat zip, who and what in their names. */
export default {
  title: "Canvas' download",
  recognise({ places }) {
    const files = places.filter(({ kind }) => kind === 'file');
    const named = files.filter(({ name }) => FILE.test(name) || ANONYMOUS.test(name));
    if (named.length === 0 || named.length * 2 < places.length) return undefined;
    return `${named.length} of its ${places.length} entries are called as Canvas calls files, such as ${JSON.stringify(named[0]!.name)}`;
  },

  async read({ export: { places }, files, table }) {
    const gradebook = await table('gradebook');
    const known = gradebook && gradebookOf(gradebook);
    const by = new Map<string, { first: Named; given: Loose[] }>();
    const candidates: Candidate[] = [];
    for (const place of places) {
      const named = namedIn(place.name);
      if (named === undefined) {
        candidates.push({ entries: [place.name], who: [], path: place.path });
        continue;
      }
      const of = by.get(named.user) ?? { first: named, given: [] };
      of.given.push({ place, name: named.name ?? named.typed! });
      by.set(named.user, of);
    }
    const skipped: Skipped[] = [];
    for (const { first, given } of by.values()) {
      const made = bundle(given, files);
      skipped.push(...made.skipped);
      for (const each of made.bundles) {
        candidates.push({
          ...each,
          who: [clueOf(first, known, gradebook?.file)],
          late: first.late ? 'yes' : 'no',
        });
      }
    }
    return { candidates, skipped };
  },
} satisfies Source;

function clueOf({ user, label }: Named, known: Known | undefined, file: string | undefined): Clue {
  if (label === undefined) return { unknown: `Canvas graded it without names, as ${user}` };
  if (known === undefined) return { label, vouched: true };
  return known.get(user) ?? { label, unknown: `Canvas' number ${user} is not in ${file}` };
}

import type { Place } from '../class-folder.js';
import { fold } from '../fold.js';
import { bundle } from '../loose.js';
import type { Register } from '../register.js';
import type { Candidate, Skipped, Source } from '../source.js';
import type { Clue } from '../student.js';
import { type Known, worksheetOf } from '../tables/platform.js';
import type { Table } from '../tables/table.js';
import type { Calendar, Moment } from '../times.js';

/** `Full name_number_assignsubmission_file`, of older versions with `_` at the end; flat downloads have the file's name behind. */
const NAMED = /^(?<name>.+)_(?<number>\d+)_assignsubmission_(?<how>file|onlinetext)(?:_(?<file>.*))?$/su;

/** How Moodle writes a time, by the course's English. */
const TIMES = ['cccc, LLLL d, yyyy, h:mm a', 'cccc, d LLLL yyyy, h:mm a', 'cccc, d LLLL yyyy, HH:mm'];

interface Named {
  readonly name: string;
  readonly number: string;
  readonly how: 'file' | 'onlinetext';
  readonly file?: string | undefined;
}

const namedIn = (entry: string): Named | undefined => NAMED.exec(entry)?.groups as Named | undefined;

/** Moodle, "Download all submissions", in folders or flat; with the grading worksheet, which knows the numbers and the times. */
export default {
  title: "Moodle's download",
  recognise({ places }) {
    const named = places.filter(({ name }) => NAMED.test(name));
    if (named.length === 0 || named.length * 2 < places.length) return undefined;
    return `${named.length} of its ${places.length} entries are called as Moodle calls them, such as ${JSON.stringify(named[0]!.name)}`;
  },

  async read({ export: { places }, register, calendar, files, table }) {
    const worksheet = await table('worksheet');
    const known = worksheet && worksheetOf(worksheet);
    const times = timesOf(worksheet, calendar);
    const candidates: Candidate[] = [];
    const skipped: Skipped[] = [];
    const by = new Map<string, { named: Named; place: Place }[]>();
    for (const place of places) {
      const named = namedIn(place.name);
      if (named) by.set(named.number, [...(by.get(named.number) ?? []), { named, place }]);
      else candidates.push({ entries: [place.name], who: [], path: place.path });
    }
    for (const [number, all] of by) {
      const who = [clueOf(all[0]!.named, register, known, worksheet?.file)];
      const submitted = times.get(number) ?? groupTime(who[0]!, register, times, known);
      const given: typeof all = [];
      for (const each of all) {
        // What was typed counts only where nothing was uploaded.
        const beside = all.find(({ named }) => named.how === 'file');
        if (each.named.how === 'onlinetext' && beside)
          skipped.push({
            entry: each.place.name,
            why: `text typed in beside the hand-in ${JSON.stringify(beside.place.name)}`,
          });
        else given.push(each);
      }
      const folders = given.filter(({ place }) => place.kind !== 'file');
      for (const { place } of folders)
        candidates.push({ entries: [place.name], who, path: place.path, submitted });
      const loose = given.filter(({ place }) => place.kind === 'file');
      if (loose.length === 0) continue;
      const made = bundle(
        loose.map(({ named, place }) => ({ place, name: named.file || place.name })),
        files,
      );
      skipped.push(...made.skipped);
      for (const each of made.bundles) candidates.push({ ...each, who, submitted });
    }
    return { candidates, skipped };
  },
} satisfies Source;

function clueOf(
  { name, number }: Named,
  register: Register,
  known: Known | undefined,
  file: string | undefined,
): Clue {
  const clue = known?.get(number);
  if (clue) return clue;
  // A group hands in once, under its own name and number.
  if (register.isGroup(name)) return { group: name };
  return known ? { name, unknown: `Moodle's number ${number} is not in ${file}` } : { name, vouched: true };
}

function timesOf(worksheet: Table | undefined, calendar: Calendar): Map<string, Moment> {
  const times = new Map<string, Moment>();
  for (const row of worksheet?.rows ?? []) {
    const moment = calendar.local(row.cell('last modified (submission)'), TIMES);
    if (moment) times.set(row.cell('identifier').replace(/^\D+/, ''), moment);
  }
  return times;
}

/** Of a group the worksheet has a row for each of its people: the last time is the group's. */
function groupTime(
  { group }: Clue,
  register: Register,
  times: ReadonlyMap<string, Moment>,
  known: Known | undefined,
): Moment | undefined {
  if (group === undefined) return undefined;
  const members = register.students.filter((each) => fold(each.group) === fold(group));
  const moments = [...(known ?? [])]
    .filter(([, clue]) => {
      const match = register.match(clue);
      return match.kind === 'one' && match.students.some((each) => members.includes(each));
    })
    .flatMap(([number]) => times.get(number) ?? []);
  return moments.sort((a, b) => b.at - a.at)[0];
}

import { distinct, MOST_BYTES, onAnyDisk } from '../names.js';
import { reservedNames } from '../report/reserved.js';
import { COLLECTED } from './collected.js';
import type { Student } from './student.js';

/** The file of the accounting. */
export const ACCOUNTING = 'accounting.csv';

/**
 * Folders for hand-ins, in the same order: by their people's names and ids in every script, safe on any system, none of
 * which a disk takes for another or for a report. Who had one keeps it.
 *
 * - `earlier`: the folders of an earlier run, by `ownersOf`.
 */
export async function folderNames(
  all: readonly (readonly Student[])[],
  earlier: ReadonlyMap<string, string>,
): Promise<string[]> {
  const kept = all.map((students) => earlier.get(ownersOf(students)));
  const reserved = [
    ...(await reservedNames()),
    COLLECTED,
    ACCOUNTING,
    ...kept.filter((each) => each !== undefined),
  ];
  const fresh = all.filter((_, i) => kept[i] === undefined).map(nameOf);
  const made = distinct(fresh, reserved);
  return kept.map((each) => each ?? made.shift()!);
}

/** The same for the same people, whatever the order. */
export const ownersOf = (students: readonly Student[]): string =>
  JSON.stringify(students.map(({ id, email, name }) => id || email || name).sort());

function nameOf(students: readonly Student[]): string {
  const [{ group }] = students as [Student];
  const isGroup = students.length > 1 && group !== '' && students.every((each) => each.group === group);
  const text = isGroup
    ? group
    : students.map(({ name, id, email }) => [name, id || email].filter(Boolean).join(' ')).join(', ');
  const plain = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}._ '@,+-]/gu, '_')
    .replace(/^[.\p{M} -]+/u, '_');
  return onAnyDisk(shortened(plain)) || 'hand-in';
}

/** Cut where it is too long, but with its end, which holds the id. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MOST_BYTES) return name;
  const letters = [...name];
  while (Buffer.byteLength(letters.join('')) > MOST_BYTES - 1)
    letters.splice(Math.floor(letters.length / 2), 1);
  letters.splice(Math.floor(letters.length / 2), 0, '_');
  return letters.join('').replace(/_\p{M}+/gu, '_');
}

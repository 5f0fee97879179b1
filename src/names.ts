import { basename } from 'node:path';
import { ARCHIVE_NAME } from './intake/open/archive-name.js';

/** Bytes of UTF-8 in a hand-in's name: disks take 255, of which `-2`, and names of folders beside it, need some. */
export const MOST_BYTES = 180;
const MOST_LETTERS = 100;

/** Names that Windows keeps for devices, also with an extension. */
const DEVICE = /^(con|prn|aux|nul|(com|lpt)[0-9])(?=\.|$)/i;

/** A hand-in's name from its path: safe to print and to make a folder of, on any system. */
export function nameOf(path: string): string {
  const plain = basename(path)
    .normalize('NFC')
    .replace(ARCHIVE_NAME, '')
    .replace(/[^\p{L}\p{N}\p{M}._ -]/gu, '_')
    .replace(/^[.\p{M}]+/u, '_');
  return onAnyDisk(shortened(plain)) || 'submission';
}

/** Without what Windows drops at the end (dots, blanks), and no device of it. */
export const onAnyDisk = (name: string): string => name.replace(/[. ]+$/, '_').replace(DEVICE, '_$1');

function shortened(name: string): string {
  let [short, bytes] = ['', 0];
  for (const letter of [...name].slice(0, MOST_LETTERS)) {
    bytes += Buffer.byteLength(letter);
    if (bytes > MOST_BYTES) break;
    short += letter;
  }
  return short;
}

/**
 * Names that no disk takes for one another: a name that is taken gets `-2`, `-3`, ...
 *
 * - `reserved`: file names in the same folder that are not theirs.
 */
export function distinct(names: readonly string[], reserved: readonly string[] = []): string[] {
  const taken = new Set(reserved.map(sameName));
  return names.map((name) => {
    let unique = name;
    for (let n = 2; taken.has(sameName(unique)); n++) unique = `${name}-${n}`;
    taken.add(sameName(unique));
    return unique;
  });
}

/** Equal for names that differ in case or in how Unicode writes them only: some disks keep one of those. */
export const sameName = (name: string): string => name.normalize('NFKD').toUpperCase().toLowerCase();

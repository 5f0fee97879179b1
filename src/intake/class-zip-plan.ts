import { z } from 'zod';
import { GradelensError } from '../errors.js';
import { litterIn } from './open/left-out.js';
import { LIMITS } from './open/limits.js';
import { mib, quote } from './open/say.js';
import type { Refusal } from './source.js';

/** Bytes of the zip that a worker gets at once, unless one file has more. */
const STRETCH = 2 ** 25;
/** What stands before a file's bytes in a zip, at most. */
const HEADER = 2 ** 17 + 64;
/** Of all files together: a class of a thousand. */
export const MOST = { bytes: 2 ** 35, files: 200_000, depth: 24, name: 255 };

/** A file of a class's zip, as a worker lists it. */
export const zipEntry = z.strictObject({
  place: z.int().min(0),
  name: z.string().max(2 ** 16),
  ...{ size: z.int().min(0), packed: z.int().min(0), at: z.int().min(0) },
  odd: z.enum(['link', 'encrypted']).optional(),
});
export type ZipEntry = z.infer<typeof zipEntry>;

/** What of a zip was not unpacked, by its path in there. */
export type Faults = ReadonlyMap<string, Refusal>;

/** Which files are unpacked, in the order in which they lie in the zip, and why the others are not. */
export function planned(
  path: string,
  all: readonly ZipEntry[],
  size: number,
): { wanted: ZipEntry[]; faults: Map<string, Refusal> } {
  const faults = new Map<string, Refusal>();
  const taken = new Set<string>();
  let total = 0;
  const wanted = all.filter((each) => {
    if (each.name.endsWith('/') || litterIn(each.name) !== undefined) return false;
    const fault = faultOf(each, taken, size);
    if (fault) faults.set(shownPath(each.name), fault);
    taken.add(each.name.toLowerCase());
    if (!fault) total += each.size;
    return !fault;
  });
  if (total > MOST.bytes)
    throw unreadable(path, `it unpacks to more than ${mib(MOST.bytes)}. Unpack it, and give the folder`);
  return { wanted: wanted.sort((a, b) => a.at - b.at), faults };
}

function faultOf(
  { name, size, packed, at, odd }: ZipEntry,
  taken: ReadonlySet<string>,
  whole: number,
): Refusal | undefined {
  const fault = (kind: Refusal['kind'], what: string): Refusal => ({
    kind,
    why: `${quote(name)} of the export ${what}. Staff: download the export again, or ask the student for this hand-in once more.`,
  });
  if (!isSafe(name))
    return fault('leaves-the-folder', 'leaves the folder, or has a name that no file may have');
  if (odd === 'encrypted') return fault('encrypted', 'has a password');
  if (odd === 'link') return fault('link', 'is a link');
  if (taken.has(name.toLowerCase())) return fault('doubled-entry', 'is in it twice');
  if (at + packed > whole) return fault('damaged', 'goes on beyond the end of the zip');
  return size > LIMITS.ratio * Math.max(packed, 1024)
    ? fault('too-large', `is packed more than ${LIMITS.ratio} times, as a zip bomb is`)
    : undefined;
}

export function isSafe(name: string): boolean {
  const parts = name.replace(/\/$/, '').split('/');
  return (
    parts.length <= MOST.depth &&
    !/[\\\0]|^[A-Za-z]:/.test(name) &&
    parts.every(
      (each) => each !== '' && each !== '.' && each !== '..' && Buffer.byteLength(each) <= MOST.name,
    )
  );
}

/** Files that a worker gets together: they lie in one stretch of the zip. */
export function* grouped(wanted: readonly ZipEntry[]): Generator<ZipEntry[]> {
  let group: ZipEntry[] = [];
  for (const each of wanted) {
    if (group.length > 0 && endOf(each) - group[0]!.at > STRETCH) {
      yield group;
      group = [];
    }
    group.push(each);
  }
  if (group.length > 0) yield group;
}

export const endOf = ({ at, packed }: ZipEntry): number => at + packed + HEADER;

export const shownPath = (name: string): string => name.replace(/\/$/, '');

export const unreadable = (path: string, what: string): GradelensError =>
  new GradelensError('EXPORT_UNREADABLE', `${path} cannot be read: ${what}.`);

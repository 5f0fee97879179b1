import type { Entry } from './formats/format.js';
import { builtIn, litterIn } from './left-out.js';
import { LIMITS, type Room } from './limits.js';
import { Names, type Problem } from './names.js';
import { HandInRefused } from './refusal.js';
import { count, mib, quote } from './say.js';

/** Which entries of an archive are unpacked. */
export interface Plan {
  /** Their places. */
  readonly wanted: ReadonlySet<number>;
  readonly leftOut: ReadonlyMap<string, number>;
}

/**
 * Decides by an archive's table what is unpacked, before anything of it is read. Litter never is. What compilers write is where
 * there is room for it: a student's own file may need it.
 *
 * @throws {HandInRefused} for the first entry that breaks a rule
 */
export function planOf(entries: readonly Entry[], room: Room): Plan {
  const work = [...entries.keys()].filter((i) => litterIn(entries[i]!.name) === undefined);
  const own = work.filter((i) => builtIn(entries[i]!.name) === undefined);
  const all = problemOf(
    work.map((i) => entries[i]!),
    room,
  );
  const problem =
    all &&
    problemOf(
      own.map((i) => entries[i]!),
      room,
    );
  if (all && (problem || own.length === 0)) throw new HandInRefused(all.kind, all.what);
  const taken = new Set(all ? own : work);
  const leftOut = new Map<string, number>();
  for (const [i, { name }] of entries.entries()) {
    const of = litterIn(name) ?? (taken.has(i) ? undefined : builtIn(name));
    if (of !== undefined) leftOut.set(of, (leftOut.get(of) ?? 0) + (name.endsWith('/') ? 0 : 1));
  }
  return { wanted: new Set([...taken].filter((i) => isFile(entries[i]!))), leftOut };
}

const isFile = ({ name }: Entry): boolean => name !== '' && !name.endsWith('/');

function problemOf(entries: readonly Entry[], room: Room): Problem | undefined {
  const names = new Names();
  let [files, bytes] = [0, 0];
  for (const entry of entries) {
    // A tar names the folder it was made in.
    if (entry.name === '' || entry.name === '/') continue;
    if (isFile(entry)) [files, bytes] = [files + 1, bytes + entry.size];
    const problem = names.take(entry.name) ?? ofEntry(entry);
    if (problem) return problem;
    if (files > room.files)
      return { kind: 'too-large', what: `It holds more than ${count(LIMITS.files, 'file')}` };
    if (bytes > room.bytes)
      return { kind: 'too-large', what: `It unpacks to more than ${mib(LIMITS.totalBytes)}` };
  }
  return undefined;
}

function ofEntry({ name, size, packed, odd, closed }: Entry): Problem | undefined {
  if (odd !== undefined) return { kind: 'link', what: `${quote(name)} is ${odd}, not a file` };
  if (!(size <= LIMITS.fileBytes))
    return { kind: 'too-large', what: `${quote(name)} unpacks to more than ${mib(LIMITS.fileBytes)}` };
  if (packed !== undefined && size > LIMITS.ratio * Math.max(packed, 1024))
    return {
      kind: 'too-large',
      what: `${quote(name)} is compressed more than ${LIMITS.ratio} times, as a zip bomb is`,
    };
  return closed && { kind: closed.kind, what: `${quote(name)} ${closed.why}` };
}

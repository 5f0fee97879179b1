import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { cleaned } from '../sandbox/text.js';
import { systemFault } from '../system-error.js';
import type { Worker } from '../worker/worker.js';
import {
  endOf,
  type Faults,
  grouped,
  isSafe,
  MOST,
  planned,
  shownPath,
  unreadable,
  type ZipEntry,
  zipEntry,
} from './class-zip-plan.js';
import { litterIn } from './open/left-out.js';
import { LIMITS } from './open/limits.js';
import { quote } from './open/say.js';
import type { Refusal } from './source.js';

/** Bytes of a zip's end in which its table of files is looked for: 100,000 files. */
const TAIL = 2 ** 24;
const SECONDS = 60;

const entries = z.array(z.unknown()).max(1000).pipe(z.array(zipEntry));
const part = z.union([
  z.strictObject({ place: z.int(), bytes: z.instanceof(Buffer) }),
  z.strictObject({ place: z.int(), damaged: z.boolean() }),
]);

/**
 * Unpacks an export that is a zip into an empty folder. A hand-in that is broken in it costs that hand-in alone.
 *
 * @throws {GradelensError} `EXPORT_UNREADABLE`
 */
export async function unpackClass(
  path: string,
  folder: string,
  worker: Pick<Worker, 'run'>,
): Promise<Faults> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const { size } = await file.stat();
    const tail = await stretch(file, Math.max(0, size - TAIL), size);
    const all = await listed(path, size, tail, worker);
    const { wanted, faults } = planned(path, all, size);
    await mkdirs(folder, all);
    for (const group of grouped(wanted)) {
      const [from, to] = [
        group[0]!.at,
        Math.min(
          size,
          group.reduce((end, each) => Math.max(end, endOf(each)), 0),
        ),
      ];
      const stretches = from >= tail.from ? [tail] : [tail, await stretch(file, from, to)];
      for (const [name, fault] of await unpacked(group, folder, { size, stretches }, worker))
        faults.set(name, fault);
    }
    return faults;
  } finally {
    await file.close();
  }
}

async function stretch(file: FileHandle, from: number, to: number): Promise<{ from: number; bytes: Buffer }> {
  const bytes = Buffer.alloc(to - from);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  return { from, bytes: bytes.subarray(0, bytesRead) };
}

async function listed(
  path: string,
  size: number,
  tail: { from: number; bytes: Buffer },
  worker: Pick<Worker, 'run'>,
): Promise<ZipEntry[]> {
  const all: ZipEntry[] = [];
  const result = await worker.run(
    'class-zip',
    { size, stretches: [tail] },
    {
      ...{ seconds: SECONDS, bytes: 2 ** 26, output: z.unknown() },
      part: async (value) => {
        for (const each of entries.parse(value)) all.push(each);
        if (all.length > MOST.files) throw new Error(`has more than ${MOST.files} files`);
      },
    },
  );
  if (result.outcome === 'failed') throw unreadable(path, `it is no whole zip (${cleaned(result.why)})`);
  return all;
}

/** Empty folders are somebody's entry too. */
async function mkdirs(folder: string, all: readonly ZipEntry[]): Promise<void> {
  for (const { name } of all)
    if (name.endsWith('/') && isSafe(name) && litterIn(name) === undefined)
      await mkdir(join(folder, name), { recursive: true }).catch(() => {});
}

async function unpacked(
  group: readonly ZipEntry[],
  folder: string,
  input: { size: number; stretches: readonly { from: number; bytes: Buffer }[] },
  worker: Pick<Worker, 'run'>,
): Promise<Map<string, Refusal>> {
  const faults = new Map<string, Refusal>();
  // What is far over a hand-in's limits is a hole of its size: it is measured, and nobody reads it.
  const large = group.filter(({ size, packed }) => Math.max(size, packed) > LIMITS.archiveBytes);
  for (const { name, size } of large) {
    await make(folder, name, (handle) => handle.truncate(size));
  }
  const rest = new Map(group.filter((each) => !large.includes(each)).map((each) => [each.place, each]));
  const written = new Map<number, number>();
  const done = new Set<number>();
  let disk: unknown;
  const result = await worker.run(
    'class-zip',
    { ...input, wanted: [...rest.keys()] },
    {
      ...{ seconds: SECONDS, output: z.unknown() },
      bytes: [...rest.values()].reduce((sum, { size }) => sum + size + 4096, 2 ** 20),
      part: async (value) => {
        const given = part.parse(value);
        const each = rest.get(given.place);
        if (!each || done.has(given.place)) throw new Error('gives what nobody asked for');
        if ('damaged' in given) {
          done.add(given.place);
          if (given.damaged || (written.get(given.place) ?? 0) !== each.size)
            faults.set(shownPath(each.name), damaged(each.name));
          return;
        }
        const so = (written.get(given.place) ?? 0) + given.bytes.length;
        if (so > each.size) throw new Error('gives more than its table says');
        written.set(given.place, so);
        await make(folder, each.name, (handle) => handle.appendFile(given.bytes)).catch((error: unknown) => {
          // A full disk is nobody's fault.
          if (systemFault(error)?.general) disk = error;
          throw error;
        });
      },
    },
  );
  if (disk !== undefined) throw disk;
  // What a broken file's worker left undone is that group's.
  const left = [...rest.values()].filter(({ place }) => !done.has(place));
  if (result.outcome === 'failed' && left.length > 1) {
    for (const each of left) {
      await truncate(join(folder, each.name)).catch(() => {});
      for (const [name, fault] of await unpacked([each], folder, input, worker)) faults.set(name, fault);
    }
  } else for (const { name } of left) faults.set(shownPath(name), damaged(name));
  return faults;
}

async function make(
  folder: string,
  name: string,
  write: (handle: FileHandle) => Promise<unknown>,
): Promise<void> {
  const target = join(folder, ...name.split('/'));
  await mkdir(dirname(target), { recursive: true });
  const handle = await open(target, 'a');
  try {
    await write(handle);
  } finally {
    await handle.close();
  }
}

const damaged = (name: string): Refusal => ({
  kind: 'damaged',
  why: `${quote(name)} of the export is damaged: it is not what was packed. Staff: download the export again.`,
});

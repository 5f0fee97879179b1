import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { cleaned } from '../../sandbox/text.js';
import { readHandedIn } from '../../worker/handed-in.js';
import type { Unpacked } from '../../worker/tasks/unpack.js';
import type { Worker } from '../../worker/worker.js';
import { LIMITS, type Room } from './limits.js';
import { Names } from './names.js';
import { HandInRefused, REFUSAL_KINDS } from './refusal.js';
import { count, mib } from './say.js';

/** Seconds: what is within the limits takes two or three. */
const SECONDS = 30;
/** Characters of what a worker says of an archive. */
const SAID = 400;

const part = z.strictObject({ name: z.string().max(2 ** 16), bytes: z.instanceof(Buffer) });
const output: z.ZodType<Unpacked> = z.strictObject({
  leftOut: z.record(z.string().max(40), z.int().nonnegative()),
  refused: z.strictObject({ kind: z.enum(REFUSAL_KINDS), what: z.string().max(2000) }).optional(),
});

/**
 * Unpacks an archive into an empty folder: a worker reads it, and what it gives is written here.
 *
 * - `room`: what it may hold; what it held is taken from it.
 *
 * Returns what was left out of it: how many files by the name of what they lie in.
 *
 * @throws {HandInRefused} for anything that breaks a rule; the system's error where the folder cannot be written
 */
export async function unpack(
  path: string,
  folder: string,
  worker: Pick<Worker, 'run'>,
  room: Room,
): Promise<ReadonlyMap<string, number>> {
  const file = await readHandedIn(path, LIMITS.archiveBytes);
  if (file.kind === 'large')
    throw new HandInRefused('too-large', `It has more than ${mib(LIMITS.archiveBytes)}`);
  if (file.kind !== 'read')
    throw new HandInRefused('unreadable', 'It cannot be read: it is no file, or the user who grades may not');
  const files = new Files(folder, room);
  let fault: unknown;
  const result = await worker.run(
    'unpack',
    { bytes: file.bytes, name: basename(path), room: { ...room } },
    {
      seconds: SECONDS,
      bytes: LIMITS.totalBytes + 2 ** 23,
      output,
      part: async (value) => {
        try {
          const { name, bytes } = part.parse(value);
          await files.add(name, bytes);
        } catch (error) {
          fault = error;
          throw error;
        }
      },
    },
  );
  await files.close();
  if (fault !== undefined && !(fault instanceof z.ZodError)) throw fault;
  if (result.outcome === 'failed') throw new HandInRefused('unreadable', `Unpacking it ${result.why}`);
  const { leftOut, refused } = result.value;
  if (refused) throw new HandInRefused(refused.kind, cleaned(refused.what, SAID));
  return new Map(Object.entries(leftOut));
}

/** The files of an archive, as a worker gives them: whatever it says, they stay within the folder and the limits. */
class Files {
  readonly #folder: string;
  readonly #room: Room;
  readonly #names = new Names();
  #open: { readonly name: string; readonly handle: FileHandle; length: number } | undefined;

  constructor(folder: string, room: Room) {
    this.#folder = folder;
    this.#room = room;
  }

  /** Appends to a file. */
  async add(name: string, bytes: Buffer): Promise<void> {
    if (this.#open?.name !== name) {
      await this.close();
      const problem = this.#names.take(name);
      if (problem) throw new HandInRefused(problem.kind, problem.what);
      if (--this.#room.files < 0)
        throw new HandInRefused('too-large', `It holds more than ${count(LIMITS.files, 'file')}`);
      const target = join(this.#folder, ...name.split('/'));
      await mkdir(dirname(target), { recursive: true });
      this.#open = { name, handle: await open(target, 'wx'), length: 0 };
    }
    const file = this.#open!;
    file.length += bytes.length;
    this.#room.bytes -= bytes.length;
    if (file.length > LIMITS.fileBytes || this.#room.bytes < 0)
      throw new HandInRefused('too-large', `It unpacks to more than ${mib(LIMITS.totalBytes)}`);
    await file.handle.writeFile(bytes);
  }

  /** Closes the file that is open. */
  async close(): Promise<void> {
    const file = this.#open;
    this.#open = undefined;
    await file?.handle.close();
  }
}

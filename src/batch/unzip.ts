import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { GradelensError } from '../errors.js';
import { cleaned } from '../sandbox/text.js';
import { readHandedIn } from '../worker/handed-in.js';
import type { Worker } from '../worker/worker.js';
import { mib, nameProblem, ZIP } from './zip-rules.js';

/** Bytes of the zip itself: files that do not shrink, and their names. */
const MOST = ZIP.totalBytes + 2 ** 20;
/** Seconds: what is within the limits takes two or three. */
const SECONDS = 30;

const part = z.strictObject({ name: z.string().max(2 ** 16), bytes: z.instanceof(Buffer) });
const output = z.strictObject({ problem: z.string().max(1000).optional() });

/**
 * Unpacks a hand-in's zip into an empty folder: a worker reads it, and what it gives is written here.
 *
 * Refused, with the entry's name: paths that leave the folder, absolute paths, links and devices, names that differ
 * only in case, encrypted entries, and anything over the limits (1,000 files, 32 MiB a file, 128 MiB in all, a
 * compression ratio over 200, 8 levels, names of 200 bytes). Finder's and Explorer's litter is left out.
 *
 * @throws {GradelensError} `ZIP_REFUSED`; the system's error where the folder cannot be written
 */
export async function unzip(path: string, folder: string, worker: Pick<Worker, 'run'>): Promise<void> {
  const file = await readHandedIn(path, MOST);
  if (file.kind === 'large') throw refused(`it has more than ${mib(MOST)}`);
  if (file.kind !== 'read') throw refused('it cannot be read, or is no file');
  const files = new Files(folder);
  let fault: unknown;
  const result = await worker.run(
    'unzip',
    { bytes: file.bytes },
    {
      seconds: SECONDS,
      bytes: MOST + 2 ** 22,
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
  if (result.outcome === 'failed') throw refused(`reading it ${result.why}`);
  if (result.value.problem !== undefined) throw refused(cleaned(result.value.problem));
}

/** The files of a zip, as a worker gives them: whatever it says, they stay within the folder and the limits. */
class Files {
  readonly #folder: string;
  readonly #taken = new Set<string>();
  #open: { readonly name: string; readonly handle: FileHandle; length: number } | undefined;
  #total = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Appends to a file. */
  async add(name: string, bytes: Buffer): Promise<void> {
    if (this.#open?.name !== name) {
      await this.close();
      const problem = nameProblem(name, this.#taken);
      if (problem !== undefined) throw refused(problem);
      this.#taken.add(name.toLowerCase());
      const target = join(this.#folder, ...name.split('/'));
      await mkdir(dirname(target), { recursive: true });
      this.#open = { name, handle: await open(target, 'wx'), length: 0 };
    }
    const file = this.#open!;
    file.length += bytes.length;
    this.#total += bytes.length;
    if (file.length > ZIP.fileBytes || this.#total > ZIP.totalBytes)
      throw refused(`it unpacks to more than ${mib(ZIP.totalBytes)}`);
    await file.handle.writeFile(bytes);
  }

  /** Closes the file that is open. */
  async close(): Promise<void> {
    const file = this.#open;
    this.#open = undefined;
    await file?.handle.close();
  }
}

const refused = (why: string): GradelensError =>
  new GradelensError(
    'ZIP_REFUSED',
    `The zip was not unpacked: ${why}. Zip the folder with the hand-in's files again.`,
  );

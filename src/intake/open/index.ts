import type { Worker } from '../../worker/worker.js';
import { Opening } from './opening.js';

export { HandInRefused, type RefusalKind } from './refusal.js';

/** A hand-in that was opened. */
export interface OpenHandIn {
  /** The folder with the assignment's files: somewhere in the one that was given, or in a temporary one. */
  readonly folder: string;
  /** What its student should know of how it was opened: where the files were found, what was left out. */
  readonly notes: readonly string[];
  /** Removes what was unpacked. */
  close(): Promise<void>;
}

/**
 * Opens a hand-in, a folder or an archive, and finds the folder in it that holds the assignment's files: at any depth, also in
 * an archive that lies in it where they lie nowhere else. Where two folders hold some, none is chosen.
 *
 * - `files`: the assignment's file names.
 * - `worker`: reads archives; nothing of them is read in this process.
 *
 * A folder stays where it is, and is not written to. An archive is unpacked into a temporary folder.
 *
 * @throws {HandInRefused} with its kind and what the student can do; {GradelensError} `NO_TEMPORARY_FOLDER`; the system's
 * error where the temporary folder cannot be written
 */
export async function openHandIn(
  path: string,
  files: readonly string[],
  worker: Pick<Worker, 'run'>,
): Promise<OpenHandIn> {
  const opening = new Opening(files, worker);
  try {
    return { ...(await opening.open(path)), close: () => opening.close() };
  } catch (error) {
    await opening.close();
    throw error;
  }
}

import { lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemFault } from '../../system-error.js';
import { type Temporary, temporaryFolder } from '../../temporary.js';
import type { Worker } from '../../worker/worker.js';
import { ARCHIVE_NAME } from './archive-name.js';
import { type Chosen, chosenAmong, type Searched } from './choose.js';
import { leftOutNote } from './left-out.js';
import { LIMITS, type Room } from './limits.js';
import { listing } from './listing.js';
import { HandInRefused } from './refusal.js';
import { candidatesAmong } from './root.js';
import { quote, some } from './say.js';
import { unpack } from './unpack.js';

/** One hand-in on its way from what was handed in to a folder. */
export class Opening {
  readonly #files: readonly string[];
  readonly #worker: Pick<Worker, 'run'>;
  /** All archives of a hand-in share it. */
  readonly #room: Room = { files: LIMITS.files, bytes: LIMITS.totalBytes };
  readonly #leftOut = new Map<string, number | undefined>();
  #temporary: Temporary | undefined;
  #unpacked = 0;

  constructor(files: readonly string[], worker: Pick<Worker, 'run'>) {
    this.#files = [...new Set(files)];
    this.#worker = worker;
  }

  /** Removes what was unpacked. */
  async close(): Promise<void> {
    await this.#temporary?.remove();
    this.#temporary = undefined;
  }

  /** @throws {HandInRefused} */
  async open(path: string): Promise<Chosen> {
    const isFolder = await this.#isFolder(path);
    const top = await this.#search(isFolder ? path : await this.#unpack(path), '');
    const archives = top.listed.files.filter((name) => ARCHIVE_NAME.test(name));
    const beside = top.candidates.length > 0;
    const { folder, notes } = chosenAmong(
      beside ? [top] : [top, ...(await this.#searchInside(top, archives))],
      this.#files,
    );
    const unopened =
      beside && archives.length > 0
        ? [`Not opened, since your files lie outside: ${some(archives.map(quote))}.`]
        : [];
    return { folder, notes: [...notes, ...leftOutNote(this.#leftOut), ...unopened] };
  }

  async #isFolder(path: string): Promise<boolean> {
    const info = await lstat(path).catch((error: unknown) => {
      const fault = systemFault(error);
      if (!fault) throw error;
      throw new HandInRefused('unreadable', `It cannot be read: ${fault.what}`);
    });
    if (info.isSymbolicLink())
      throw new HandInRefused(
        'link',
        'It is a link to another place, which is not followed: it could be the work of another student',
      );
    if (!info.isDirectory() && !info.isFile())
      throw new HandInRefused('not-a-hand-in', 'It is neither a folder nor a file');
    return info.isDirectory();
  }

  /** Looks through the archives in a folder that has no file of the assignment itself. */
  async #searchInside(top: Searched, archives: readonly string[]): Promise<Searched[]> {
    if (archives.length > LIMITS.inside)
      throw new HandInRefused(
        'not-a-hand-in',
        `None of the assignment's files is in it, but ${archives.length} archives: ${some(archives.map(quote), 3)}`,
      );
    const inside: Searched[] = [];
    for (const name of archives) {
      try {
        inside.push(await this.#search(await this.#unpack(join(top.folder, name)), `${name}/`));
      } catch (error) {
        if (!(error instanceof HandInRefused)) throw error;
        const of = /^It /.test(error.what)
          ? error.what.replace(/^It /, () => `${quote(name)} in it `)
          : `In ${quote(name)}, ${error.what}`;
        throw new HandInRefused(error.kind, of);
      }
    }
    return inside;
  }

  async #search(folder: string, called: string): Promise<Searched> {
    const listed = await listing(folder);
    for (const name of listed.leftOut) if (!this.#leftOut.has(name)) this.#leftOut.set(name, undefined);
    // A link in a file's place is told by who reads it.
    const candidates = candidatesAmong([...listed.files, ...listed.others], this.#files);
    return { folder, called, listed, candidates };
  }

  /** Unpacks an archive into a folder of its own. */
  async #unpack(path: string): Promise<string> {
    this.#temporary ??= temporaryFolder('hand-in');
    const folder = join(this.#temporary.path, `${++this.#unpacked}`);
    await mkdir(folder);
    const leftOut = await unpack(path, folder, this.#worker, this.#room);
    for (const [name, files] of leftOut) this.#leftOut.set(name, (this.#leftOut.get(name) ?? 0) + files);
    return folder;
  }
}

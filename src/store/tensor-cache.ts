import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../cache-folder.js';
import { encodeFrame, FrameReader } from '../sandbox/frames.js';
import type { FlatTensor } from '../tensor/flat.js';
import { writeAtomically } from './atomic.js';

type Tensors = Readonly<Record<string, FlatTensor>>;

/** Bytes of all entries together: 512 MiB. */
const LARGEST = 2 ** 29;
/** Entries that there is room for at least. */
const FEWEST = 8;
/** Of the limit, what is kept between two looks at what other runs have kept. */
const OTHERS = 16;
/** Bytes of the hash before an entry's content. */
const HASH = 32;

const hashOf = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/**
 * Results of a hand-in's functions that took long, by the hash of all that decides them: a second run, or one after an
 * interruption, need not compute them again.
 *
 * An entry is a file: the hash of its content, then a frame with the tensors. A damaged one counts as none. The least
 * recently used go first where all together exceed the limit. Losing any of it costs time only.
 */
export class TensorCache {
  readonly #folder: string;
  readonly #largest: number;
  /** Bytes that may be kept before the folder is looked at again, which costs more the more is in it. */
  #room = 0;

  private constructor(folder: string, largest: number) {
    this.#folder = folder;
    this.#largest = largest;
  }

  /** Default: `figures` of the user's cache; `largest` in bytes. */
  static async open(
    folder: string = cacheFolder('figures'),
    largest: number = LARGEST,
  ): Promise<TensorCache> {
    const cache = new TensorCache(folder, largest);
    await cache.#prune();
    return cache;
  }

  /** The key of what `message` (JSON) and `tensors` decide together. */
  static key(message: unknown, tensors: Tensors = {}): string {
    return hashOf(...encodeFrame({ message, tensors })).toString('hex');
  }

  /** What is kept under a key; undefined where there is nothing, or nothing sound. */
  async get(key: string): Promise<Tensors | undefined> {
    const path = join(this.#folder, key);
    try {
      const bytes = await readFile(path);
      const content = bytes.subarray(HASH);
      if (!hashOf(content).equals(bytes.subarray(0, HASH))) return undefined;
      const [frame] = new FrameReader().push(content);
      const now = new Date();
      await utimes(path, now, now);
      return frame?.tensors;
    } catch {
      // Absent, damaged, or pruned by another run meanwhile.
      return undefined;
    }
  }

  /** Whether something is kept under a key, sound or not. */
  async has(key: string): Promise<boolean> {
    return stat(join(this.#folder, key)).then(
      () => true,
      () => false,
    );
  }

  /** Keeps tensors under a key, unless they would crowd out the others. A full disk, or a folder that cannot be written, costs the entry only. */
  async set(key: string, tensors: Tensors): Promise<void> {
    const content = encodeFrame({ message: null, tensors });
    const size = content.reduce((sum, part) => sum + part.length, HASH);
    if (size - HASH > this.#largest / FEWEST) return;
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeAtomically(join(this.#folder, key), Buffer.concat([hashOf(...content), ...content]));
      this.#room -= size;
      if (this.#room < 0) await this.#prune();
    } catch {
      // Computed again next time.
    }
  }

  async remove(key: string): Promise<void> {
    await rm(join(this.#folder, key), { force: true });
  }

  async #prune(): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    const entries = await Promise.all(
      names.map(async (name) => {
        const path = join(this.#folder, name);
        const info = await stat(path).catch(() => undefined);
        return { path, size: info?.size ?? 0, used: info?.mtimeMs ?? 0 };
      }),
    );
    let total = entries.reduce((sum, { size }) => sum + size, 0);
    for (const { path, size } of entries.sort((a, b) => a.used - b.used)) {
      if (total <= this.#largest) break;
      await rm(path, { force: true });
      total -= size;
    }
    // Other runs keep theirs here meanwhile.
    this.#room = Math.min(this.#largest - total, this.#largest / OTHERS);
  }
}

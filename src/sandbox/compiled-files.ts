import { chmod, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Bundled } from './bundle.js';
import { bundleApart, bundleTogetherApart } from './bundler.js';
import type { Library } from './importable.js';

/** Where a hand-in's code is, and how it is compiled. */
export interface CompilingPlace {
  /** The hand-in's folder. */
  readonly folder: string;
  /** Folder of its own for compiled files, beside the runtime's. */
  readonly compiled: string;
  /** Libraries that a file may import; of one that nobody names, the usual ones. */
  importsOf(file?: string): readonly Library[];
  /** A debugger is to find its lines. */
  readonly debugged: boolean;
}

/** The compiled files of one hand-in: each is compiled once, and written to where its processes read it. */
export class CompiledFiles {
  readonly #place: CompilingPlace;
  readonly #files = new Map<string, Promise<Bundled>>();
  #closed = false;

  constructor(place: CompilingPlace) {
    this.#place = place;
  }

  /** A file with what it imports, or why it does not compile. */
  of(file: string): Promise<Bundled> {
    const known = this.#files.get(file);
    if (known) return known;
    const { folder, debugged } = this.#place;
    const task = { folder, file, imports: this.#place.importsOf(file), debugged };
    const made = bundleApart(task).then(async (bundled) => {
      if (bundled.outcome === 'bundled') await this.#keep(file, bundled.code);
      return bundled;
    });
    this.#files.set(file, made);
    return made;
  }

  /**
   * Compiles files of code that is trusted together, before they are called. What cannot be had so is compiled by itself when it is
   * called, and says then what is wrong with it.
   */
  async together(files: readonly string[]): Promise<void> {
    const together = files.filter((file) => !this.#files.has(file));
    const made = await bundleTogetherApart({ folder: this.#place.folder, together });
    for (const [file, code] of Object.entries(made ?? {})) {
      await this.#keep(file, code);
      this.#files.set(file, Promise.resolve({ outcome: 'bundled', code }));
    }
  }

  /** What a process imports for a file, from its runtime's folder. */
  moduleOf(file: string): string {
    return `../${basename(this.#place.compiled)}/${moduleName(file)}`;
  }

  /** Resolves when nothing is written any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#files.values());
  }

  async #keep(file: string, code: string): Promise<void> {
    // Once it is closed nothing runs, and its folder is gone.
    if (this.#closed) return;
    const module = join(this.#place.compiled, moduleName(file));
    await writeFile(module, code);
    // Whatever the umask: another user is to read it.
    await chmod(module, 0o644);
  }
}

/** A compiled file's name. */
const moduleName = (file: string): string => `${file.replace(/\.[jt]s$/, '')}.mjs`;

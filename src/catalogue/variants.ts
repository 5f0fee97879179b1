import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Temporary, temporaryFolder } from '../temporary.js';
import type { KeyFiles } from './key-files.js';
import type { Equivalent, Mistake } from './read.js';
import { KEY, variantOf } from './variant.js';

/**
 * The answer key's variants as files: `key/` holds the key and its catalogue as they are, `<id>/` the key with that entry's
 * functions, and `<id>.<file>` is what to call.
 */
export class Variants {
  #temporary: Temporary | undefined;
  readonly #files: KeyFiles;
  readonly #laid = new Map<string, Promise<void>>();
  #key: Promise<void> | undefined;

  /** `files`: the answer key's. */
  constructor(files: KeyFiles) {
    this.#files = files;
  }

  /** Where they lie. */
  get root(): string {
    this.#temporary ??= temporaryFolder('variants');
    return this.#temporary.path;
  }

  /** The name of the module, below `root`, that exports what `file` of the key does, with an entry's functions in their place. */
  async module(entry: Mistake | Equivalent, file: string): Promise<string> {
    const { id } = entry;
    const laid = this.#laid.get(id) ?? this.#lay(entry);
    this.#laid.set(id, laid);
    await laid;
    const name = `${id}.${file}`;
    await writeFile(join(this.root, name), `export * from './${id}/${file.replace(/\.ts$/, '.js')}';\n`);
    return name;
  }

  /** Removes them. */
  async close(): Promise<void> {
    await this.#temporary?.remove();
  }

  async #lay(entry: Mistake | Equivalent): Promise<void> {
    this.#key ??= this.#write(KEY, this.#files);
    await this.#key;
    await this.#write(KEY, new Map([[entry.path, entry.source]]));
    await this.#write(entry.id, variantOf(this.#files, entry));
  }

  async #write(folder: string, files: KeyFiles): Promise<void> {
    for (const [name, text] of files) {
      const path = join(this.root, folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
  }
}

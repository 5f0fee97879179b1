import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Temporary, temporaryFolder } from '../temporary.js';
import type { KeyFiles } from './key-files.js';
import type { Equivalent, Mistake } from './read.js';
import { KEY, variantOf } from './variant.js';

/**
 * The answer key's variants as files: `key/` holds the key and its catalogue as they are, `<id>/` the key with that entry's
 * functions, and `<id>.<file>` is what to call. A mistake on another one is built on that one's folder in the place of `key/`.
 */
export class Variants {
  #temporary: Temporary | undefined;
  readonly #files: KeyFiles;
  readonly #laid = new Map<string, Promise<KeyFiles>>();
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
    await this.#laidOut(entry);
    const name = `${entry.id}.${file}`;
    const target = `./${entry.id}/${file.replace(/\.ts$/, '.js')}`;
    await writeFile(join(this.root, name), `export * from '${target}';\n`);
    return name;
  }

  /** Removes them. */
  async close(): Promise<void> {
    await this.#temporary?.remove();
  }

  #laidOut(entry: Mistake | Equivalent): Promise<KeyFiles> {
    const laid = this.#laid.get(entry.id) ?? this.#lay(entry);
    this.#laid.set(entry.id, laid);
    return laid;
  }

  async #lay(entry: Mistake | Equivalent): Promise<KeyFiles> {
    this.#key ??= this.#write(KEY, this.#files);
    await this.#key;
    const on = 'on' in entry ? entry.on : undefined;
    const [base, files] = on ? [on.id, await this.#laidOut(on)] : [KEY, this.#files];
    await this.#write(base, new Map([[entry.path, entry.source]]));
    const variant = variantOf(files, entry, base);
    await this.#write(entry.id, variant);
    return variant;
  }

  async #write(folder: string, files: KeyFiles): Promise<void> {
    for (const [name, text] of files) {
      const path = join(this.root, folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
  }
}

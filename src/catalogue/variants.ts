import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Temporary, temporaryFolder } from '../temporary.js';
import { type KeyFiles, reached } from './key-files.js';
import { KEY, type Variant, variantOf } from './variant.js';

/**
 * The answer key's variants as files: `key/` holds the key and its catalogue as they are, `<name>/` the key with that entry's
 * functions or its file, and `<name>.<file>` is what to call. A mistake on another one is built on that one's folder in the place of
 * `key/`.
 */
export class Variants {
  #temporary: Temporary | undefined;
  readonly #files: KeyFiles;
  readonly #modules = new Map<string, Promise<void>>();
  readonly #bases = new Map<string, Promise<KeyFiles>>();

  /** `files`: the answer key's. */
  constructor(files: KeyFiles) {
    this.#files = files;
  }

  /** Where they lie. */
  get root(): string {
    this.#temporary ??= temporaryFolder('variants');
    return this.#temporary.path;
  }

  /**
   * The name of the module, below `root`, that exports what `file` of the key does, with an entry's functions in their place.
   * `instance`: a module of another name keeps what it keeps between calls for itself.
   */
  async module(entry: Variant, file: string, instance = ''): Promise<string> {
    const name = `${folderOf(entry)}.${instance}${file}`;
    this.#modules.set(name, this.#modules.get(name) ?? this.#lay(entry, file, name));
    await this.#modules.get(name);
    return name;
  }

  /** Removes them. */
  async close(): Promise<void> {
    await this.#temporary?.remove();
  }

  async #lay(entry: Variant, file: string, name: string): Promise<void> {
    const on = 'on' in entry ? entry.on : undefined;
    const base = on ? folderOf(on) : KEY;
    const files = await this.#base(on);
    if ('overrides' in entry) await this.#write(base, new Map([[entry.path, entry.source]]));
    const variant = variantOf(files, entry, base);
    // There are many, of which each needs few.
    const needed = reached(variant, file);
    await this.#write(folderOf(entry), new Map([...variant].filter(([each]) => needed.has(each))));
    const target = `./${folderOf(entry)}/${file.replace(/\.ts$/, '.js')}`;
    await writeFile(join(this.root, name), `export * from '${target}';\n`);
  }

  /** What entries are built on, whole: the key, or the key with a mistake in it. */
  #base(on: Variant | undefined): Promise<KeyFiles> {
    const folder = on ? folderOf(on) : KEY;
    const laid = this.#bases.get(folder) ?? this.#layBase(on, folder);
    this.#bases.set(folder, laid);
    return laid;
  }

  async #layBase(on: Variant | undefined, folder: string): Promise<KeyFiles> {
    const key = on ? await this.#base(undefined) : this.#files;
    if (on && 'overrides' in on) await this.#write(KEY, new Map([[on.path, on.source]]));
    const files = on ? variantOf(key, on) : key;
    await this.#write(folder, files);
    return files;
  }

  async #write(folder: string, files: KeyFiles): Promise<void> {
    for (const [name, text] of files) {
      const path = join(this.root, folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
  }
}

/** Ids of made mistakes name a place: what no folder can be called goes. */
const folderOf = ({ id }: Variant): string => id.replaceAll(/[^\w.+-]/g, '_');

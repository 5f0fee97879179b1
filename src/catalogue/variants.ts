import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Temporary, temporaryFolder } from '../temporary.js';
import type { KeyFiles } from './key-files.js';
import { KEY, type Variant, variantOf } from './variant.js';

/**
 * The answer key's variants as files: `key/` holds the key and its catalogue as they are, `<name>/` the key with that entry's
 * functions or its file, and `<name>.<file>` is what to call. A mistake on another one is built on that one's folder in the place of
 * `key/`.
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
  async module(entry: Variant, file: string): Promise<string> {
    await this.#laidOut(entry);
    const folder = folderOf(entry);
    const name = `${folder}.${file}`;
    const target = `./${folder}/${file.replace(/\.ts$/, '.js')}`;
    await writeFile(join(this.root, name), `export * from '${target}';\n`);
    return name;
  }

  /** Removes them. */
  async close(): Promise<void> {
    await this.#temporary?.remove();
  }

  #laidOut(entry: Variant): Promise<KeyFiles> {
    const laid = this.#laid.get(entry.id) ?? this.#lay(entry);
    this.#laid.set(entry.id, laid);
    return laid;
  }

  async #lay(entry: Variant): Promise<KeyFiles> {
    this.#key ??= this.#write(KEY, this.#files);
    await this.#key;
    const on = 'on' in entry ? entry.on : undefined;
    const [base, files] = on ? [folderOf(on), await this.#laidOut(on)] : [KEY, this.#files];
    if ('overrides' in entry) await this.#write(base, new Map([[entry.path, entry.source]]));
    const variant = variantOf(files, entry, base);
    await this.#write(folderOf(entry), variant);
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

/** Ids of made mistakes name a place: what no folder can be called goes. */
const folderOf = ({ id }: Variant): string => id.replaceAll(/[^\w.+-]/g, '_');

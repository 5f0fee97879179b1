/** The makers of test/fixtures/intake/archives.mjs, with types. */

/** A file of a zip: see `zip` there. */
export interface ZipFile {
  readonly name: string | Buffer;
  readonly data: string | Buffer;
  readonly store?: boolean;
  readonly crc?: number;
  readonly mode?: number;
  readonly encrypted?: boolean;
}

/** A commit of a clone. */
export interface Commit {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly at: string;
}

interface Makers {
  zip(files: readonly ZipFile[]): Buffer;
  clone(folder: string, commits: readonly Commit[]): void;
}

const archives: string = new URL('../fixtures/intake/archives.mjs', import.meta.url).href;
export const { zip, clone } = (await import(archives)) as Makers;

/** What a hand-in may hold; more is a bomb or a mistake. Bytes, unless it says otherwise. */
export const LIMITS = {
  /** Of all archives of a hand-in together, without what is left out. */
  files: 1000,
  fileBytes: 32 * 2 ** 20,
  totalBytes: 128 * 2 ** 20,
  /** Times that packing may make something smaller. */
  ratio: 200,
  /** Folders below each other. */
  depth: 8,
  /** Of a file's or folder's own name. */
  nameBytes: 200,
  /** An archive itself: files that do not shrink, and their names. */
  archiveBytes: 129 * 2 ** 20,
  /** What a tar comes to, with what is left out: it has no table, so all of it is passed. */
  tarBytes: 2 ** 30,
  /** Names of an archive, with what is left out. */
  names: 200_000,
  /** Names of a folder, without what is left out. */
  folderNames: 10_000,
  /** Archives in a folder or an archive; more are a class, not a hand-in. */
  inside: 10,
} as const;

/** How much the archives of one hand-in may still hold. */
export interface Room {
  files: number;
  bytes: number;
}

/** What an archive's table says of an entry. */
export interface Entry {
  /** With `/` between its parts, and at the end of a folder's. */
  readonly name: string;
  /** Bytes, unpacked. */
  readonly size: number;
  /** Bytes in the archive, where it tells. */
  readonly packed?: number;
  /** Of a file or a folder it is absent: a link, a device. */
  readonly odd?: string;
  /** Why it cannot be read. */
  readonly closed?: { readonly kind: 'encrypted' | 'archive-kind'; readonly why: string };
}

/** An archive whose entries are known, and nothing of what is in them. */
export interface Opened {
  readonly entries: readonly Entry[];
  /** The bytes of some entries, by their places in `entries`, one entry after the other. Each has at least one chunk. */
  contents(
    wanted: ReadonlySet<number>,
  ): AsyncIterable<{ readonly entry: number; readonly bytes: Uint8Array }>;
}

/**
 * A kind of archive. Works on bytes that nobody trusts, in the worker.
 *
 * - `open` throws `HandInRefused` for what breaks a limit, any other error for what is damaged.
 */
export interface Format {
  readonly name: string;
  open(bytes: Buffer): Promise<Opened>;
}

/** A file of a hand-in as it is compared. */
export interface CodeFile {
  readonly name: string;
  /** Fingerprints, and for each the number of its first token. */
  readonly hashes: Float64Array;
  readonly tokens: Uint32Array;
  /** For each token its line, counted from 1. */
  readonly lines: Uint32Array;
}

/** The code of a hand-in, file by file. */
export type Code = readonly CodeFile[];

/** A fingerprint in a hand-in: which file, which token. */
export interface Place {
  readonly file: number;
  readonly token: number;
}

/** Where each fingerprint of a hand-in stands. */
export function placesOf(code: Code): ReadonlyMap<number, readonly Place[]> {
  const places = new Map<number, Place[]>();
  for (const [file, { hashes, tokens }] of code.entries()) {
    for (const [i, hash] of hashes.entries()) {
      const place = { file, token: tokens[i]! };
      const list = places.get(hash);
      if (list) list.push(place);
      else places.set(hash, [place]);
    }
  }
  return places;
}

import type { Token } from './tokens.js';

/** Tokens of which one fingerprint is made: two lines or so. */
export const LENGTH = 14;
/** Of so many fingerprints next to each other one is kept: equal code of `LENGTH + WINDOW - 1` tokens is always found. */
const WINDOW = 4;

/** The fingerprints of one file, or of all files of a hand-in one after the other. */
export interface Fingerprints {
  /** Hashes of `LENGTH` tokens each, below 2^53. */
  readonly hashes: Float64Array;
  /** For each of them the number of its first token. */
  readonly tokens: Uint32Array;
}

/**
 * Winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003): of each window of hashes the least one, the last where there are several. No
 * hash goes from one list of tokens into the next.
 */
export function winnow(lists: readonly (readonly Token[])[]): Fingerprints {
  const [hashes, tokens]: [number[], number[]] = [[], []];
  let before = 0;
  for (const list of lists) {
    const all = hashesOf(list);
    let last = -1;
    for (let from = 0; from <= Math.max(0, all.length - WINDOW) && all.length > 0; from++) {
      let least = from;
      for (let i = from + 1; i < Math.min(from + WINDOW, all.length); i++)
        if (all[i]! <= all[least]!) least = i;
      if (least === last) continue;
      hashes.push(all[least]!);
      tokens.push(before + least);
      last = least;
    }
    before += list.length;
  }
  return { hashes: Float64Array.from(hashes), tokens: Uint32Array.from(tokens) };
}

function hashesOf(list: readonly Token[]): number[] {
  const each = list.map(({ text }) => hashOf(text));
  return Array.from({ length: Math.max(0, each.length - LENGTH + 1) }, (_, i) => {
    let [one, two] = [0, 0];
    for (let j = i; j < i + LENGTH; j++) {
      one = (Math.imul(one, 0x01000193) + each[j]!) >>> 0;
      two = (Math.imul(two, 0x5bd1e995) + (each[j]! ^ 0x9e3779b9)) >>> 0;
    }
    return one * 2 ** 21 + (two >>> 11);
  });
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Streams of uniform numbers in [0, 1), each by its name: the same name gives the same stream. */
export type Streams = (name: number | string) => () => number;

/**
 * A stream of uniform numbers in [0, 1), the same for the same seed on every machine.
 *
 * - `seed`: a number or any text; texts that differ in one letter give unrelated streams.
 * - Source: FNV-1a for the text, splitmix32 (Steele, Lea and Flood, Fast splittable pseudorandom number generators,
 *   2014) for the stream; 32 bits of state, enough for test inputs, not for secrets.
 */
export function seeded(seed: number | string): () => number {
  let state = 0x811c9dc5;
  for (const letter of String(seed)) state = Math.imul(state ^ letter.codePointAt(0)!, 0x01000193);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** One Normal(0, 1) number from two uniform ones (Box and Muller, 1958). */
export const normal = (next: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

/** A whole number from 0 to below `n`. */
export const below = (next: () => number, n: number): number => Math.floor(next() * n);

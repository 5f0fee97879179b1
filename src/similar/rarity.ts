import type { Code } from './code.js';

/** As many may have written the same without anybody's help, whatever the class's size. */
const FEW = 8;
/** Of a class: what so many have is how the task is done. */
const SHARE = 0.1;

/** What a fingerprint tells, by who has it. */
export interface Rarity {
  /** Hand-ins that have it, by number. */
  readonly holders: readonly number[];
  /** From 1, where at most two have it, down to 0. */
  readonly weight: number;
}

/**
 * How rare each fingerprint of a class is. What `known` has is left out: the starter, which everybody was given.
 *
 * The weight falls with the logarithm of how many have it, and is 0 from a tenth of the class on, or from 8 in a class of less than 80.
 */
export function rarities(codes: readonly Code[], known: readonly Code[]): ReadonlyMap<number, Rarity> {
  const given = new Set(known.flatMap((code) => code.flatMap(({ hashes }) => [...hashes])));
  const holders = new Map<number, number[]>();
  for (const [i, code] of codes.entries()) {
    for (const { hashes } of code) {
      for (const hash of hashes) {
        if (given.has(hash)) continue;
        const list = holders.get(hash);
        if (!list) holders.set(hash, [i]);
        else if (list.at(-1) !== i) list.push(i);
      }
    }
  }
  const most = Math.max(FEW, SHARE * codes.length);
  const weightOf = (many: number): number =>
    many <= 2 ? 1 : Math.max(0, Math.log(most / many) / Math.log(most / 2));
  return new Map(
    [...holders].map(([hash, list]) => [hash, { holders: list, weight: weightOf(list.length) }]),
  );
}

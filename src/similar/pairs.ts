import type { Code } from './code.js';
import { LENGTH } from './fingerprints.js';
import { type Rarity, rarities } from './rarity.js';
import { type Region, regionsOf } from './regions.js';

/** Two hand-ins that share code which few others have. */
export interface Pair {
  /** Their numbers, the smaller one first. */
  readonly of: readonly [number, number];
  /** The largest first. */
  readonly regions: readonly Region[];
  /** Tokens that they share beyond what chance gives, weighed by how rare they are: by this pairs are ordered. */
  readonly tokens: number;
  /** For each of the two which part of the code that is its own, of 1, the other one has too. */
  readonly shares: readonly [number, number];
}

export interface PairOptions {
  /** What everybody was given. */
  readonly known: readonly Code[];
  /** Whether two hand-ins are compared at all. */
  wanted(one: number, other: number): boolean;
}

/** Pairs that anybody looks at. */
export const MOST = 50;
/** Of the pairs that share the most fingerprints so many are looked at closely. */
const CLOSELY = 6 * MOST;
/** Tokens without which a pair is not told of: some four lines that only these two have, in one piece. */
const LEAST = 40;

/**
 * The pairs of a class that share code which few others have, those that share the most of it first.
 *
 * A region counts from its second fingerprint's worth on: what is as short as one of them, two people may write by chance.
 */
export function alikePairs(codes: readonly Code[], { known, wanted }: PairOptions): Pair[] {
  const rare = rarities(codes, known);
  const weightOf = (hash: number): number => rare.get(hash)?.weight ?? 0;
  const own = codes.map((code) => ownTokens(code, weightOf));
  return candidates(rare, codes.length, wanted)
    .map(([one, other]): Pair => {
      const regions = regionsOf([codes[one]!, codes[other]!], weightOf).filter(
        ({ tokens }) => tokens > LENGTH,
      );
      const shared = total(regions.map(({ tokens }) => tokens));
      const shareOf = (of: number): number => Math.min(1, shared / Math.max(1, own[of]!));
      return {
        of: [one, other],
        regions,
        tokens: total(regions.map(({ tokens }) => tokens - LENGTH)),
        shares: [shareOf(one), shareOf(other)],
      };
    })
    .filter(({ tokens }) => tokens >= LEAST)
    .sort((a, b) => b.tokens - a.tokens || a.of[0] - b.of[0] || a.of[1] - b.of[1])
    .slice(0, MOST);
}

/** Pairs by what their common fingerprints weigh together. */
function candidates(
  rare: ReadonlyMap<number, Rarity>,
  many: number,
  wanted: PairOptions['wanted'],
): (readonly [number, number])[] {
  const sums = new Map<number, number>();
  for (const { holders, weight } of rare.values()) {
    if (weight === 0) continue;
    for (const [i, one] of holders.entries()) {
      for (const other of holders.slice(i + 1)) {
        const key = one * many + other;
        sums.set(key, (sums.get(key) ?? 0) + weight);
      }
    }
  }
  return [...sums]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .map(([key]) => [Math.floor(key / many), key % many] as const)
    .filter(([one, other]) => wanted(one, other))
    .slice(0, CLOSELY);
}

/** Tokens of a hand-in that lie in fingerprints, each with the weight of its rarest one. */
function ownTokens(code: Code, weightOf: (hash: number) => number): number {
  return total(
    code.map(({ hashes, tokens, lines }) => {
      const weights = new Float64Array(lines.length);
      for (const [i, hash] of hashes.entries()) {
        const weight = weightOf(hash);
        for (let at = tokens[i]!; at < Math.min(tokens[i]! + LENGTH, weights.length); at++)
          weights[at] = Math.max(weights[at]!, weight);
      }
      return weights.reduce((all, weight) => all + weight, 0);
    }),
  );
}

const total = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

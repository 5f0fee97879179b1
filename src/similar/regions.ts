import { type Code, placesOf } from './code.js';
import { LENGTH } from './fingerprints.js';

/** One side of a region: lines of a file, counted from 1, that are like lines of the other. */
export interface Side {
  readonly file: string;
  readonly lines: readonly number[];
}

/** Code that two hand-ins have, one after the other in both. */
export interface Region {
  readonly sides: readonly [Side, Side];
  /** Tokens, weighed by how rare they are; the fewer of both sides. */
  readonly tokens: number;
}

/** Tokens that somebody may put in between. */
const GAP = 20;
/** Of a fingerprint that stands often in both, places that are tried: each more is a loop written out. */
const OFTEN = 4;

/** A chain of fingerprints that follow each other in both hand-ins. */
interface Chain {
  readonly files: readonly [number, number];
  readonly links: { readonly at: readonly [number, number]; readonly weight: number }[];
}

/**
 * The regions that two hand-ins share, the largest first; no line of either side is in two of them for more than half.
 *
 * - `weightOf`: of a fingerprint; of weight 0 it makes no region.
 */
export function regionsOf(codes: readonly [Code, Code], weightOf: (hash: number) => number): Region[] {
  const taken = [new Set<string>(), new Set<string>()] as const;
  const found: Region[] = [];
  const chains = chainsOf(codes, weightOf)
    .map((chain) => ({ chain, covered: [coverage(chain, 0), coverage(chain, 1)] as const }))
    .map((each) => ({ ...each, tokens: Math.min(...each.covered.map(sum)) }))
    .sort((a, b) => b.tokens - a.tokens);
  for (const { chain, covered, tokens } of chains) {
    const keys = covered.map((tokensOf, side) =>
      [...tokensOf.keys()].map((token) => `${chain.files[side]}:${token}`),
    );
    if (keys.some((list, side) => list.filter((key) => taken[side]!.has(key)).length > list.length / 2))
      continue;
    for (const [side, list] of keys.entries()) for (const key of list) taken[side]!.add(key);
    const sideOf = (side: 0 | 1): Side => {
      const { name, lines } = codes[side][chain.files[side]]!;
      return { file: name, lines: [...new Set([...covered[side].keys()].map((token) => lines[token]!))] };
    };
    found.push({ sides: [sideOf(0), sideOf(1)], tokens });
  }
  return found;
}

function chainsOf(codes: readonly [Code, Code], weightOf: (hash: number) => number): Chain[] {
  const [ours, theirs] = [placesOf(codes[0]), placesOf(codes[1])];
  const links = [...ours].flatMap(([hash, places]) => {
    const [others, weight] = [theirs.get(hash), weightOf(hash)];
    if (others === undefined || weight === 0) return [];
    return places
      .slice(0, OFTEN)
      .flatMap((one) => others.slice(0, OFTEN).map((other) => ({ one, other, weight })));
  });
  links.sort((x, y) => x.one.file - y.one.file || x.one.token - y.one.token || x.other.token - y.other.token);
  const chains: Chain[] = [];
  let open: Chain[] = [];
  for (const { one, other, weight } of links) {
    const at = [one.token, other.token] as const;
    const files = [one.file, other.file] as const;
    open = open.filter(
      (chain) => chain.files[0] === one.file && one.token - lastOf(chain)[0] <= LENGTH + GAP,
    );
    const before = open.find((chain) => chain.files[1] === other.file && follows(lastOf(chain), at));
    if (before) before.links.push({ at, weight });
    else {
      const chain = { files, links: [{ at, weight }] };
      chains.push(chain);
      open.push(chain);
    }
  }
  return chains;
}

const lastOf = ({ links }: Chain): readonly [number, number] => links.at(-1)!.at;

const follows = (last: readonly [number, number], next: readonly [number, number]): boolean =>
  next[0] > last[0] && next[1] > last[1] && next[1] - last[1] <= LENGTH + GAP;

/** The tokens that a chain covers on one side, each with its weight: that of its rarest fingerprint. */
function coverage({ links }: Chain, side: 0 | 1): ReadonlyMap<number, number> {
  const covered = new Map<number, number>();
  for (const { at, weight } of links)
    for (let token = at[side]; token < at[side] + LENGTH; token++)
      covered.set(token, Math.max(weight, covered.get(token) ?? 0));
  return covered;
}

const sum = (covered: ReadonlyMap<number, number>): number =>
  [...covered.values()].reduce((all, weight) => all + weight, 0);

import { type Pair, visible } from './draw.js';

/** Pictures of a page. */
const MOST = 8;
/** What looks less different than this is no picture worth looking at. */
const LEAST = 0.06;

/**
 * The pairs that show most: each the one that looks least like the right result and like those chosen before it. Keyed as given.
 */
export function choose(pairs: ReadonlyMap<string, readonly Pair[]>): Map<string, Pair> {
  const shown = new Map<string, Pair>();
  for (const [id, each] of pairs) {
    const clearest = [...each].sort((a, b) => visible(b.right, b.wrong) - visible(a.right, a.wrong))[0];
    if (clearest) shown.set(id, clearest);
  }
  /** From what is nearest among the right one and the chosen ones. */
  const nearest = new Map([...shown].map(([id, { right, wrong }]) => [id, visible(right, wrong)]));
  const chosen = new Map<string, Pair>();
  while (chosen.size < MOST) {
    const [best] = [...nearest].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (!best || best[1] < LEAST) break;
    const pair = shown.get(best[0])!;
    chosen.set(best[0], pair);
    nearest.delete(best[0]);
    for (const [id, distance] of nearest)
      nearest.set(id, Math.min(distance, visible(shown.get(id)!.wrong, pair.wrong)));
  }
  return chosen;
}

import { z } from 'zod';
import { atLeast, likenessBounds } from '../bounds.js';
import { defineComparator } from '../comparator.js';
import { cosine, distance, type Numbers } from '../numbers.js';

/**
 * Spearman's rank correlation, in [-1, 1]; any rank. Blind to every increasing change of scale.
 *
 * Equal numbers share the mean of their ranks. Where either side is constant the correlation is undefined: then 1 for
 * equal tensors, else 0.
 */
export default defineComparator({
  title: 'Rank correlation',
  options: z.strictObject(likenessBounds),
  compare({ actual, expected }, bounds) {
    return atLeast(spearman(actual.data, expected.data), bounds, 'The rank correlation');
  },
});

function spearman(a: Numbers, b: Numbers): number {
  const [ranksOfA, ranksOfB] = [centredRanks(a), centredRanks(b)];
  if (isZero(ranksOfA) || isZero(ranksOfB)) return distance(a, b) === 0 ? 1 : 0;
  return cosine(ranksOfA, ranksOfB);
}

const isZero = (ranks: Float64Array): boolean => ranks.every((rank) => rank === 0);

/** Ranks less their mean, so that their cosine is the correlation. */
function centredRanks(data: Numbers): Float64Array {
  const order = Float64Array.from({ length: data.length }, (_, i) => i).sort((i, j) => data[i]! - data[j]!);
  const ranks = new Float64Array(data.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end + 1 < order.length && data[order[end + 1]!] === data[order[start]!]) end++;
    const rank = (start + end) / 2 - (order.length - 1) / 2;
    for (let i = start; i <= end; i++) ranks[order[i]!] = rank;
    start = end + 1;
  }
  return ranks;
}

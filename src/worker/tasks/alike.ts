import type { Task } from '../task.js';

/** Words of a text that are looked at; a longer one is like none but its equals. */
const MOST_WORDS = 1500;
/** Of all pairs of neighbouring words in two texts those that both have. */
const SHARE = 0.9;

interface Words {
  readonly key: string;
  readonly pairs: ReadonlySet<string>;
}

/**
 * Finds texts that are equal, or nearly, for people: case, blanks and punctuation apart, nine tenths of the pairs of neighbouring words
 * are in both. So a short text is like its equals only.
 *
 * Gives for each text the number of the first one of its group.
 */
export default (({ texts }) => {
  const all = texts.map(wordsOf);
  const groups: number[] = [];
  for (const [i, each] of all.entries()) {
    // Like the first of a group, not like any: else a group would go on from one text to the next, to anywhere.
    const first = groups.findIndex((group, j) => group === j && areAlike(all[j]!, each));
    groups.push(first === -1 ? i : first);
  }
  return { groups };
}) satisfies Task<{ texts: readonly string[] }, { groups: number[] }>;

function wordsOf(text: string): Words {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}.,;:!?'"()]/gu) ?? [];
  const few = words.length > MOST_WORDS ? [] : words;
  return { key: words.join(' '), pairs: new Set(few.slice(1).map((word, i) => `${few[i]} ${word}`)) };
}

function areAlike(one: Words, two: Words): boolean {
  if (one.key === two.key) return true;
  const [few, many] = one.pairs.size < two.pairs.size ? [one.pairs, two.pairs] : [two.pairs, one.pairs];
  if (few.size < SHARE * many.size || few.size === 0) return false;
  let both = 0;
  for (const pair of few) if (many.has(pair)) both++;
  return both >= SHARE * (few.size + many.size - both);
}

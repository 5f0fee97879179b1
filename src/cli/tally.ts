import type { Tally } from '../batch/context.js';
import type { Deed } from '../batch/deeds.js';

/** What was done with tests, in words; `keep` is told without reasons. */
const WORDS: Readonly<Record<Deed, string>> = {
  call: 'called',
  compare: 'compared again, by the outputs that were kept',
  score: 'only counted again',
  keep: 'kept from before',
};

/** `Tests: 12 called (8: it was not graded yet; 4: its code changed), 30 kept from before.` */
export function tallyLines(tally: Tally, words: Readonly<Record<Deed, string>> = WORDS): string[] {
  const parts = (Object.keys(words) as Deed[]).flatMap((deed) => {
    const count = tally.counts[deed];
    if (count === 0) return [];
    const whys = tally.whys(deed).map(([why, n]) => `${n}: ${why}`);
    return [`${count} ${words[deed]}${whys.length > 0 ? ` (${whys.join('; ')})` : ''}`];
  });
  return parts.length > 0 ? [`Tests: ${parts.join(', ')}.`] : [];
}

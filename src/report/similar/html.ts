import { clean } from '../clean.js';
import { page } from '../page.js';
import { type Comparison, type Excerpt, type Party, percent } from './pair.js';

/** Characters of a line; nobody reads on. */
const WIDEST = 240;

/** The pairs side by side, for the staff: one page without scripts. */
export const similarHtml = ({ title, compared, before, pairs, left }: Comparison): Promise<string> =>
  page('similar', {
    title,
    words: `${compared} hand-ins were compared${before > 0 ? `, ${before} of them of another year` : ''}. ${
      pairs.length === 0
        ? 'No two share code that few others have.'
        : `${pairs.length === 1 ? 'One pair shares' : `${pairs.length} pairs share`} code that few others have, those that share the most first.`
    }`,
    pairs: pairs.map(({ parties, regions, more }, i) => ({
      id: `pair-${i + 1}`,
      rank: i + 1,
      parties: parties.map(partyData),
      regions: regions.map((sides) => ({ sides: sides.map(excerptData) })),
      more: more > 0 ? `And ${more} smaller ${more === 1 ? 'place' : 'places'}.` : '',
    })),
    left: left.map(({ who, why }) => ({ who: clean(who), why: clean(why) })),
  });

const partyData = ({ who, submission, before, lines, share }: Party) => ({
  who: clean(who),
  name: who === submission ? '' : clean(submission),
  year: before ? 'another year' : '',
  href: before ? '' : `${encodeURIComponent(submission)}/staff.html`,
  lines: `${lines} ${lines === 1 ? 'line' : 'lines'}`,
  share: percent(share),
});

const excerptData = ({ file, from, lines }: Excerpt) => ({
  file: clean(file),
  range: `lines ${from} to ${from + lines.length - 1}`,
  lines: lines.map(({ text, like }, i) => ({
    number: String(from + i).padStart(4),
    text: cut(clean(text)),
    like,
  })),
});

const cut = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST)}…` : text);

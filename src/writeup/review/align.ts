import type { ExpectedPage } from './expected.js';
import type { FoundPage } from './found.js';

/** Where each expected page was found, and what is left over; indices of the found pages, from 0. */
export interface Alignment {
  readonly places: ReadonlyMap<ExpectedPage, number>;
  /** Pages that continue an answer, by its id. */
  readonly appendix: ReadonlyMap<number, string>;
  /** Pages that show once more what another one does. */
  readonly copies: ReadonlyMap<number, ExpectedPage>;
  /** Pictures of pages without text, where nothing but its place tells which page it is. */
  readonly pictured: ReadonlyMap<number, ExpectedPage>;
  readonly extra: readonly number[];
}

/** A text without what programs and people change: ligatures, case, quotation marks, hyphens that nobody sees, white space, s for z. */
export const normalised = (text: string): string =>
  plain(text).toLowerCase().replaceAll('isation', 'ization');

/** The same with its capitals. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\ufeff]/g, '')
    .replace(/[\u2018\u2019\u201b`´]/g, "'")
    .replace(/[\u201c-\u201f]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** A text without any white space, for programs that place letter by letter. */
export const squeezed = (text: string): string => normalised(text).replace(/ /g, '');

/** A title stands within so many characters of a page's beginning. */
const HEAD = 160;
/** What a page must score at least to be taken for another. */
const LEAST = 1;

/** Finds the expected pages among those of a file, whatever their order. */
export function align(expected: readonly ExpectedPage[], found: readonly FoundPage[]): Alignment {
  const looks = found.map(lookOf);
  const appendix = new Map<number, string>();
  for (const [i, { heading, text }] of looks.entries()) {
    const page = expected.find(
      (each) =>
        each.id !== undefined &&
        titlesOf(each).some((title) => {
          const continued = `${normalised(title)}, continued`;
          return begins(heading, continued) || text.slice(0, HEAD).includes(continued);
        }),
    );
    if (page?.id !== undefined) appendix.set(i, page.id);
  }
  const pairs = expected
    .flatMap((page) =>
      looks.map((look, i) => ({ page, i, score: appendix.has(i) ? 0 : likeness(page, look, i) })),
    )
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score);
  const places = new Map<ExpectedPage, number>();
  const taken = new Set(appendix.keys());
  for (const { page, i } of pairs) {
    if (places.has(page) || taken.has(i)) continue;
    places.set(page, i);
    taken.add(i);
  }
  const pictured = pictures(expected, found, places);
  for (const i of pictured.keys()) taken.add(i);
  const copies = new Map<number, ExpectedPage>();
  for (const { page, i } of pairs) if (!taken.has(i) && !copies.has(i)) copies.set(i, page);
  const extra = found.flatMap((_, i) => (taken.has(i) || copies.has(i) ? [] : [i]));
  return { places, appendix, copies, pictured, extra };
}

/** What is compared of a page. */
interface Look {
  readonly text: string;
  readonly heading: string;
  readonly drawn: string;
}

const lookOf = ({ text, heading, drawn }: FoundPage): Look => ({
  drawn: squeezed(drawn).replace(/^donottag/, ''),
  text: normalised(text).replace(/^do not tag /, ''),
  heading: normalised(heading),
});

/** Whether a text begins with a title, and its words end with it. */
const begins = (text: string, title: string): boolean =>
  text.startsWith(title) && !/^[\p{L}\p{N}]/u.test(text.slice(title.length));

/**
 * How much a page looks like an expected one. That its title is what is written largest tells most; then that it begins with
 * it, the longer the better, since "Saliency maps" is also the beginning of another title; then the question's words; a little
 * the place.
 */
function likeness(expected: ExpectedPage, look: Look, index: number): number {
  const named = Math.max(...titlesOf(expected).map((title) => titled(title, look)));
  const words = expected.prompt === undefined ? [] : normalised(expected.prompt).split(' ');
  const there = new Set(look.text.split(' '));
  const asked = words.length === 0 ? 0 : words.filter((word) => there.has(word)).length / words.length;
  return named + (asked > 0.8 ? asked : 0) - Math.min(0.05, Math.abs(index + 1 - expected.page) * 0.001);
}

/** How clearly a page bears a title: 0 to 3. */
function titled(title: string, { text, heading, drawn }: Look): number {
  const wanted = normalised(title);
  const at = text.indexOf(wanted);
  const long = Math.min(0.9, wanted.length / 100);
  if (squeezed(heading) === squeezed(title)) return 3;
  if (begins(text, wanted) || begins(heading, wanted) || drawn.startsWith(squeezed(title))) return 1 + long;
  if (at === -1) return 0;
  return at <= HEAD ? 0.5 : 0.3;
}

const titlesOf = ({ title, ownTitle }: ExpectedPage): string[] =>
  ownTitle === undefined ? [title] : [title, ownTitle];

/** Pages without text that are one picture, between the neighbours of a page that was not found. */
function pictures(
  expected: readonly ExpectedPage[],
  found: readonly FoundPage[],
  places: ReadonlyMap<ExpectedPage, number>,
): Map<number, ExpectedPage> {
  const pictured = new Map<number, ExpectedPage>();
  for (const [i, page] of expected.entries()) {
    if (places.has(page)) continue;
    const before = expected.slice(0, i).findLast((each) => places.has(each) || has(pictured, each));
    const from = before === undefined ? 0 : placeOf(before, places, pictured) + 1;
    const { text, covered, pictures: some } = found[from] ?? { text: ' ', covered: false, pictures: 0 };
    if (text === '' && (covered || some > 0) && !pictured.has(from)) pictured.set(from, page);
  }
  return pictured;
}

const has = (pictured: ReadonlyMap<number, ExpectedPage>, page: ExpectedPage): boolean =>
  [...pictured.values()].includes(page);

const placeOf = (
  page: ExpectedPage,
  places: ReadonlyMap<ExpectedPage, number>,
  pictured: ReadonlyMap<number, ExpectedPage>,
): number => places.get(page) ?? [...pictured].find(([, each]) => each === page)![0];

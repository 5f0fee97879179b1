import type { ExpectedPage } from './expected.js';
import type { FoundPage } from './read.js';

/** Where each expected page was found, and what is left over; indices of the found pages, from 0. */
export interface Alignment {
  readonly places: ReadonlyMap<ExpectedPage, number>;
  /** Pages that continue an answer, by its id. */
  readonly appendix: ReadonlyMap<number, string>;
  readonly extra: readonly number[];
}

/** A text without what programs change: ligatures, case, quotation marks, hyphens that nobody sees, white space. */
export const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\ufeff]/g, '')
    .replace(/[\u2018\u2019\u201b`´]/g, "'")
    .replace(/[\u201c-\u201f]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** A title stands within so many characters of a page's beginning. */
const HEAD = 160;
/** What a page must score at least to be taken for another. */
const LEAST = 1;

/** Finds the expected pages among those of a file, whatever their order. */
export function align(expected: readonly ExpectedPage[], found: readonly FoundPage[]): Alignment {
  const texts = found.map(({ text }) => normalised(text));
  const appendix = new Map<number, string>();
  for (const [i, text] of texts.entries()) {
    const page = expected.find(
      ({ id, title }) => id !== undefined && text.slice(0, HEAD).includes(`${normalised(title)}, continued`),
    );
    if (page?.id !== undefined) appendix.set(i, page.id);
  }
  const pairs = expected
    .flatMap((page) =>
      texts.map((text, i) => ({ page, i, score: appendix.has(i) ? 0 : likeness(page, text, i) })),
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
  return { places, appendix, extra: texts.flatMap((_, i) => (taken.has(i) ? [] : [i])) };
}

/**
 * How much a page looks like an expected one: its title at the head, the longer the better, since "Saliency maps" is also
 * the beginning of another title; the question's words; a little for the place.
 */
function likeness({ title, prompt, page }: ExpectedPage, text: string, index: number): number {
  const heading = normalised(title);
  const at = text.indexOf(heading);
  const named = at === -1 ? 0 : at <= HEAD ? 1 + heading.length / 100 : 0.4;
  const words = prompt === undefined ? [] : normalised(prompt).split(' ');
  const there = new Set(text.split(' '));
  const share = words.length === 0 ? 0 : words.filter((word) => there.has(word)).length / words.length;
  const asked = share > 0.8 ? share : 0;
  return named + asked - Math.min(0.05, Math.abs(index + 1 - page) * 0.001);
}

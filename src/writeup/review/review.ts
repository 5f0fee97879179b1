import { wordsOf } from '../sections.js';
import { type Alignment, align, normalised } from './align.js';
import type { ExpectedPage } from './expected.js';
import { type FoundPage, readPages } from './read.js';

/** Something to look at before handing in. */
export interface Finding {
  readonly kind: 'missing' | 'order' | 'extra' | 'empty' | 'long' | 'figure' | 'stamp';
  /** Page of the file, from 1. */
  readonly page?: number;
  readonly expectedPage?: number;
  readonly id?: string;
  readonly message: string;
}

/** What finished slides have and lack. */
export interface Review {
  readonly pages: number;
  readonly findings: readonly Finding[];
}

/**
 * Compares finished slides, made by gradelens or exported from a slide program, with the pages that they should have.
 *
 * @throws {GradelensError} `PDF_TOO_LARGE`, `PDF_UNREADABLE`
 */
export async function reviewDeck(pdf: Uint8Array, expected: readonly ExpectedPage[]): Promise<Review> {
  const found = await readPages(pdf);
  const alignment = align(expected, found);
  const findings = [
    ...missing(expected, alignment),
    ...order(alignment),
    ...extra(alignment),
    ...expected.flatMap((page) => content(page, found, alignment)),
  ];
  return { pages: found.length, findings: findings.sort((a, b) => placeOf(a) - placeOf(b)) };
}

const placeOf = ({ page, expectedPage }: Finding): number => page ?? expectedPage ?? 0;
const named = ({ title, id }: ExpectedPage): string =>
  id === undefined ? `"${title}"` : `"${title}" (${id})`;

function missing(expected: readonly ExpectedPage[], { places }: Alignment): Finding[] {
  return expected
    .filter((page) => !places.has(page))
    .map((page) => ({
      kind: 'missing',
      expectedPage: page.page,
      ...(page.id !== undefined && { id: page.id }),
      message: `Page ${page.page}, ${named(page)}, is missing: no page has its title.`,
    }));
}

/**
 * Pages at another place. Where pages are missing or extra, all after them are shifted, which is said once: then only those
 * out of the sequence count.
 */
function order({ places, extra: more }: Alignment): Finding[] {
  const placed = [...places].sort(([a], [b]) => a.page - b.page);
  const whole = more.length === 0 && placed.every(([page], i) => page.page === i + 1);
  const inSequence = new Set(whole ? [] : longestRise(placed.map(([, at]) => at)));
  const moved = placed.filter(([page, at], i) => (whole ? at + 1 !== page.page : !inSequence.has(i)));
  const findings = moved.map(
    ([page, at]): Finding => ({
      kind: 'order',
      page: at + 1,
      expectedPage: page.page,
      ...(page.id !== undefined && { id: page.id }),
      message: `${named(page)} is on page ${at + 1}; it belongs on page ${page.page}.`,
    }),
  );
  const shifted = placed.find(([page, at], i) => inSequence.has(i) && at + 1 !== page.page);
  if (!shifted) return findings;
  const [page, at] = shifted;
  const message = `From ${named(page)} on the pages are shifted: it is on page ${at + 1}, and belongs on page ${page.page}.`;
  return [...findings, { kind: 'order', page: at + 1, expectedPage: page.page, message }];
}

const extra = ({ extra: more }: Alignment): Finding[] =>
  more.map((at) => ({
    kind: 'extra',
    page: at + 1,
    message: `Page ${at + 1} has no title of the assignment: it is nobody's answer, and shifts what follows.`,
  }));

function content(page: ExpectedPage, found: readonly FoundPage[], alignment: Alignment): Finding[] {
  const at = alignment.places.get(page);
  if (at === undefined) return [];
  const here = { page: at + 1, expectedPage: page.page, ...(page.id !== undefined && { id: page.id }) };
  const { text, pictures } = found[at]!;
  if (page.kind === 'answer') {
    const rest = [...alignment.appendix].flatMap(([i, id]) => (id === page.id ? [found[i]!.text] : []));
    const words = [text, ...rest].reduce((sum, each) => sum + answerWords(each, page), 0);
    const limit = page.words ?? Number.POSITIVE_INFINITY;
    if (words === 0) {
      return [{ ...here, kind: 'empty', message: `Page ${at + 1}, ${named(page)}, has no answer.` }];
    }
    const message = `Page ${at + 1}, ${named(page)}, has about ${words} words, ${words - limit} over the recommended ${limit}.`;
    return words > limit ? [{ ...here, kind: 'long', message }] : [];
  }
  if (pictures < page.pictures) {
    return [{ ...here, kind: 'figure', message: `Page ${at + 1}, ${named(page)}, has no picture.` }];
  }
  const stamped = page.pictures > 0 || normalised(text).includes('do not tag');
  const message = `Page ${at + 1}, ${named(page)}, lacks the line DO NOT TAG.`;
  return stamped ? [] : [{ ...here, kind: 'stamp', message }];
}

/** What gradelens' own pages say around an answer. */
const AROUND = [
  /\bno answer was handed in\./gi,
  /\bdo not tag\b/gi,
  /\bthe question\b/gi,
  /\banswer: [a-z]\b/gi,
  /\b\d+ words?\b/gi,
  /\b\d+ over the recommended \d+\./gi,
  /\bcontinued on page \d+\./gi,
  /\bfrom page \d+\b/gi,
  /, continued\b/gi,
  /\S+ · page \d+ of \d+/gi,
];

/** Words of an answer's page that are neither its title nor the question. */
function answerWords(text: string, { title, prompt = '' }: ExpectedPage): number {
  let rest = normalised(text);
  for (const known of [title, prompt]) rest = rest.replace(normalised(known), ' ');
  for (const known of AROUND) rest = rest.replace(known, ' ');
  return wordsOf(rest);
}

/** Positions of a longest rising subsequence. */
function longestRise(values: readonly number[]): number[] {
  const length = values.map(() => 1);
  const before = values.map(() => -1);
  for (const [i, value] of values.entries()) {
    for (let j = 0; j < i; j++) {
      if (values[j]! < value && length[j]! + 1 > length[i]!) [length[i], before[i]] = [length[j]! + 1, j];
    }
  }
  const rise: number[] = [];
  for (let at = length.indexOf(Math.max(0, ...length)); at >= 0; at = before[at]!) rise.push(at);
  return rise;
}

import { align } from './align.js';
import { contentFindings } from './content.js';
import type { ExpectedPage } from './expected.js';
import type { Finding } from './finding.js';
import type { FoundPage } from './found.js';
import { orderFindings } from './order.js';
import { draftFindings, pageFindings } from './pages.js';
import { readDeck } from './read-deck.js';

/** What finished slides have and lack. */
export interface Review {
  readonly pages: number;
  readonly findings: readonly Finding[];
}

/**
 * Compares finished slides, a PDF or a PPTX made by gradelens or another program, with the pages that they should have.
 *
 * @throws {GradelensError} `PDF_TOO_LARGE`, `PDF_UNREADABLE`
 */
export async function reviewDeck(
  file: Uint8Array,
  expected: readonly ExpectedPage[],
  ending: string,
): Promise<Review> {
  const found = await readDeck(file, ending);
  return { pages: found.length, findings: findingsIn(found, expected) };
}

/** What to look at, of pages that were read. */
export function findingsIn(found: readonly FoundPage[], expected: readonly ExpectedPage[]): Finding[] {
  if (found.every(({ text }) => text === '')) return [SCAN];
  const alignment = align(expected, found);
  const findings = [
    ...orderFindings(expected, found, alignment),
    ...pageFindings(found, alignment),
    ...draftFindings(found, alignment),
    ...expected.flatMap((page) => contentFindings(page, found, alignment)),
  ];
  return findings.sort((a, b) => placeOf(a) - placeOf(b));
}

const SCAN: Finding = {
  kind: 'scan',
  message:
    'No page has text: this is a scan, or pictures of pages. Nothing in it can be checked, searched or read out. ' +
    'Export the slides from the program that they were made with.',
};

const placeOf = ({ page, expectedPage }: Finding): number => page ?? expectedPage ?? 0;

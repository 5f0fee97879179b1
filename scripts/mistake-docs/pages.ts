import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readCatalogue } from '../../src/catalogue/read.js';
import { loadAssignment } from '../../src/rubric/load.js';
import { indexPage } from './index-page.js';
import { page } from './page.js';
import type { Seen } from './seen.js';

const ROOT = new URL('../../', import.meta.url);
/** Where the pages lie. */
export const FOLDER = new URL('docs/mistakes/', ROOT);
/** What the last run saw, by the mistakes' names. */
export const SEEN = new URL('seen.json', import.meta.url);
/** What the mistakes are run in. */
export const ASSIGNMENT = fileURLToPath(new URL('rubric/demo.yaml', ROOT));

/** The pages by their files' names, as the catalogue and the last run give them. Nothing is run. */
export async function pages(): Promise<Map<string, string>> {
  const [{ problems }, { mistakes }, json] = await Promise.all([
    loadAssignment(ASSIGNMENT),
    readCatalogue(fileURLToPath(new URL('reference', ROOT))),
    readFile(SEEN, 'utf8'),
  ]);
  const seen = new Map(Object.entries(JSON.parse(json) as Record<string, Seen>));
  const order = problems.map(({ id }) => id);
  const concepts = [...new Set(mistakes.map(({ concept }) => concept))].sort(
    (a, b) => order.indexOf(a) - order.indexOf(b) || (a < b ? -1 : 1),
  );
  const chapters = concepts.map((concept) => ({
    concept,
    title: problems.find(({ id }) => id === concept)?.title ?? concept.replaceAll('-', ' '),
    mistakes: mistakes.filter((each) => each.concept === concept),
  }));
  return new Map([
    ['README.md', indexPage(chapters, seen)],
    ...chapters.map((chapter) => [`${chapter.concept}.md`, page(chapter, seen)] as const),
  ]);
}

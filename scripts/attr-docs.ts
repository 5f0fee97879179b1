/**
 * Writes docs/attribution from the doc comments of src/attr: a page for each method and metric, shared options, errors, and
 * the tables of its README.md, the rest of which is written by hand; src/attr/option-names.ts too. Run: npm run docs.
 *
 * With `--check` it writes nothing, and exits with 1 when a page is not what the comments give. With `--pictures` it also
 * draws the pages' pictures, where SqueezeNet's weights and the photographs are found.
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { readLibrary } from './attr-docs/library.js';
import { overview } from './attr-docs/overview.js';
import { page } from './attr-docs/page.js';
import { errorsPage, optionsPage, sharedDeclarations } from './attr-docs/shared.js';
import { unitsOf } from './attr-docs/unit.js';
// The names of options follow from the same source.
import './attr-options.js';

/** Begins every page that is written whole; a page that begins so and has no source any more goes. */
const MARK = '<!-- Written by `npm run docs` from the doc comments of src/attr. -->\n\n';
const FOLDER = new URL('../docs/attribution/', import.meta.url);

const library = await readLibrary();
const units = unitsOf(library).sort(
  (a, b) => a.explains.localeCompare(b.explains) || a.name.localeCompare(b.name, 'en'),
);

if (process.argv.includes('--pictures')) {
  const { drawPictures } = await import('./attr-docs/pictures.js');
  await drawPictures(units, new URL('pictures/', FOLDER));
}

const pictures = new Set(await readdir(new URL('pictures/', FOLDER)).catch(() => []));
const shared = sharedDeclarations(units, library);
const links = new Map(shared.map(({ name }) => [name, `options.md#${name.toLowerCase()}`]));
const context = { library, units, links, hasPicture: (file: string) => pictures.has(`${file}.png`) };
const readme = await readFile(new URL('README.md', FOLDER), 'utf8');
const pages = new Map([
  ['README.md', overview(readme, units)],
  ['options.md', MARK + optionsPage(shared, library)],
  ['errors.md', MARK + errorsPage(library)],
  ...units.map((unit) => [`${unit.file}.md`, MARK + page(unit, context)] as const),
]);

const stale: string[] = [];
for (const name of new Set(
  [...pages.keys(), ...(await readdir(FOLDER))].filter((each) => each.endsWith('.md')),
)) {
  const text = await readFile(new URL(name, FOLDER), 'utf8').catch(() => '');
  if (pages.has(name) ? text !== pages.get(name) : text.startsWith(MARK)) stale.push(name);
}
if (!process.argv.includes('--check')) {
  for (const name of stale) {
    const text = pages.get(name);
    await (text === undefined ? rm(new URL(name, FOLDER)) : writeFile(new URL(name, FOLDER), text));
  }
} else if (stale.length > 0) {
  console.error(
    `Out of date: ${stale.map((name) => `docs/attribution/${name}`).join(', ')}. Run: npm run docs`,
  );
  process.exitCode = 1;
}

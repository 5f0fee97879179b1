/**
 * Writes docs/mistakes from the catalogue of mistakes: a page for each concept, with pictures of what mistakes give on the built-in
 * network beside what is right, and an index. Run: npm run mistakes.
 *
 * Every mistake is run, for some minutes the first time. `-- --words` runs nothing: where only sentences of the catalogue have
 * changed, or mistakes have gone.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { ASSIGNMENT, FOLDER, pages, SEEN } from './mistake-docs/pages.js';

const PICTURES = new URL('pictures/', FOLDER);

if (!process.argv.includes('--words')) {
  const { look } = await import('./mistake-docs/look.js');
  const { seen, pictures } = await look(ASSIGNMENT);
  await rm(PICTURES, { recursive: true, force: true });
  await mkdir(PICTURES, { recursive: true });
  for (const [id, png] of pictures) await writeFile(new URL(`${id}.png`, PICTURES), png);
  await writeFile(SEEN, `${JSON.stringify(Object.fromEntries(seen), null, 2)}\n`);
}
const written = await pages();
for (const [name, text] of written) await writeFile(new URL(name, FOLDER), text);
for (const name of await readdir(FOLDER)) {
  if (name.endsWith('.md') && !written.has(name)) await rm(new URL(name, FOLDER));
}

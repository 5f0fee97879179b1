import { readFile } from 'node:fs/promises';
import Handlebars from 'handlebars';

type Name = 'title' | 'status' | 'failure';

/** Fills a template of templates/deck. The result is plain text to be drawn, so nothing is escaped and nothing runs. */
export async function fill(name: Name, data: Readonly<Record<string, unknown>>): Promise<string> {
  const source = await readFile(new URL(`../../templates/deck/${name}.hbs`, import.meta.url), 'utf8');
  return Handlebars.compile(source, { noEscape: true, strict: false })(data).trim();
}

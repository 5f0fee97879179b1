import { readdir, readFile } from 'node:fs/promises';
import Handlebars from 'handlebars';

const TEMPLATES = new URL('../../templates/report/', import.meta.url);

let compiled: Promise<ReadonlyMap<string, (data: unknown) => string>> | undefined;

/** All templates of the reports, each of which may take in any other by its file's name. */
async function templates(): Promise<ReadonlyMap<string, (data: unknown) => string>> {
  const handlebars = Handlebars.create();
  const names = (await readdir(TEMPLATES)).filter((file) => file.endsWith('.hbs'));
  for (const file of names) {
    handlebars.registerPartial(file.slice(0, -4), await readFile(new URL(file, TEMPLATES), 'utf8'));
  }
  return new Map(
    names.map((file) => {
      const name = file.slice(0, -4);
      const page = handlebars.compile(`{{> ${name}}}`, { strict: true });
      return [name, (data) => page(data)];
    }),
  );
}

/** A page of `templates/report`, by its file's name, with every text escaped. */
export async function page(name: string, data: unknown): Promise<string> {
  compiled ??= templates();
  return (await compiled).get(name)!(data);
}

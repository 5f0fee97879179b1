import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { parse } from 'yaml';
import { GradelensError } from '../../errors.js';
import { type Node, nodes } from './nodes.js';
import { STYLES } from './styles.js';

const OWN = fileURLToPath(new URL('../../../templates/deck/', import.meta.url));

/** Fills a template by its name. */
export type Fill = (name: string, data: Readonly<Record<string, unknown>>) => readonly Node[];

/** A text that writes itself as a quoted string, so that whatever a student wrote stays one. */
class Quoted {
  constructor(readonly text: string) {}
  toString(): string {
    return JSON.stringify(this.text);
  }
}

const plain = (value: unknown): string => (value instanceof Quoted ? value.text : String(value));

/**
 * The templates of a deck: gradelens' own, and those of `folder` in place of or beside them.
 *
 * A template is Handlebars that gives YAML, a list of `Node`. Every text is inserted with its quotes; `{{join a " of " b}}`
 * makes one text of several. Each template is a partial of the others.
 *
 * @throws {GradelensError} `DECK_TEMPLATES_NOT_FOUND`, `DECK_TEMPLATE_INVALID`
 */
export const loadTemplates = async (folder?: string): Promise<Fill> =>
  compiledTemplates(await readTemplates(folder));

/** The sources of templates by their names. @throws {GradelensError} `DECK_TEMPLATES_NOT_FOUND` */
export async function readTemplates(folder?: string): Promise<Record<string, string>> {
  const places = folder === undefined ? [OWN] : [OWN, folder];
  return Object.fromEntries((await Promise.all(places.map(sources))).flat());
}

/** `loadTemplates` on the sources. @throws {GradelensError} `DECK_TEMPLATE_INVALID` when one is filled */
export function compiledTemplates(templates: Readonly<Record<string, string>>): Fill {
  const engine = Handlebars.create();
  engine.registerHelper('join', (...parts: unknown[]) => new Quoted(parts.slice(0, -1).map(plain).join('')));
  const known = new Map<string, HandlebarsTemplateDelegate>();
  for (const [name, source] of Object.entries(templates)) {
    known.set(name, engine.compile(source, { noEscape: true, strict: true }));
    engine.registerPartial(name, source);
  }
  return (name, data) => {
    const template = known.get(name);
    if (!template) throw invalid(name, `there is none. Known are ${[...known.keys()].sort().join(', ')}`);
    return nodesOf(name, () => template(quoted(data)));
  };
}

async function sources(folder: string): Promise<[string, string][]> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new GradelensError(
      'DECK_TEMPLATES_NOT_FOUND',
      `The deck's templates cannot be read (${error.code}): ${folder}. Give a folder relative to the assignment file.`,
    );
  });
  const names = files.filter((file) => file.endsWith('.hbs')).sort();
  return Promise.all(
    names.map(
      async (file): Promise<[string, string]> => [
        file.slice(0, -'.hbs'.length),
        await readFile(join(folder, file), 'utf8'),
      ],
    ),
  );
}

function nodesOf(name: string, filled: () => string): readonly Node[] {
  let value: unknown;
  try {
    value = parse(filled());
  } catch (error) {
    throw invalid(name, (error as Error).message);
  }
  const parsed = nodes.safeParse(value);
  if (parsed.success) return parsed.data;
  if (!Array.isArray(value)) throw invalid(name, 'expected a YAML list of elements, each with an area');
  const position = Number(parsed.error.issues[0]?.path[0] ?? 0);
  const given = JSON.stringify(value[position]).slice(0, 200);
  throw invalid(
    name,
    `element ${position + 1} is none: ${given}. Expected text, markdown, answer, figure or shape, an area of four ` +
      `numbers, and for texts a style of ${Object.keys(STYLES).join(', ')}`,
  );
}

/** What is wrong with a template. */
export const invalid = (name: string, why: string): GradelensError =>
  new GradelensError('DECK_TEMPLATE_INVALID', `The deck's template ${name}.hbs does not work: ${why}.`);

/** Texts quoted; an empty one stays empty, so that `{{#if}}` tells. */
function quoted(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? '' : new Quoted(value);
  if (Array.isArray(value)) return value.map(quoted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, quoted(each)]));
}

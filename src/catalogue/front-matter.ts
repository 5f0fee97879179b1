import { z } from 'zod';
import { GradelensError } from '../errors.js';
import { readYaml } from '../rubric/document.js';
import { phrase } from '../rubric/phrase.js';
import { strict } from '../rubric/strict.js';
import { identifier, title } from '../rubric/words.js';
import { plainWords } from './plain-words.js';

/** YAML in the comment that begins a file, as the tests of ECMAScript (test262) have it. */
const BLOCK = /^\s*\/\*---\r?\n(.*?)\r?\n---\*\//s;

/** What a student is told of a mistake, from the least to the most. */
export const mistakeWords = strict({
  title: title.describe('The name of the mistake'),
  off: z.string().min(1).describe('What is off, as the student sees it'),
  look: z.string().min(1).describe('Where to look; not the solution'),
  concept: identifier.optional().describe('Page of docs/mistakes that explains it; default: the problem'),
});
export const equivalentWords = strict({ title });

/**
 * The front matter of an entry of the catalogue. `name`: what errors call the file.
 *
 * @throws {GradelensError} `CATALOGUE_INVALID` with every fault and its line
 */
export function frontMatter<T>(source: string, name: string, schema: z.ZodType<T>): T {
  const [, text] = BLOCK.exec(source) ?? [];
  if (text === undefined) {
    throw new GradelensError(
      'CATALOGUE_INVALID',
      `${name} has no front matter: it must begin with /*--- , then YAML (title: ...), then ---*/ each on a line of its own.`,
    );
  }
  const plain = schema.safeParse(plainWords(text));
  // Faults are told with their lines.
  if (plain.success) return plain.data;
  const { value, faults, placeOf } = readYaml(text);
  const parsed = faults.length === 0 ? schema.safeParse(value) : undefined;
  if (parsed?.success) return parsed.data;
  const wrong = parsed
    ? parsed.error.issues
        .flatMap((issue) => phrase(issue, value))
        .map(({ path, message }) => ({ ...placeOf(path), message: `${path.join('.')}: ${message}` }))
    : faults;
  // The YAML begins on the second line.
  const lines = wrong.map(({ line, message }) => `${name}:${line + 1} ${message}`);
  throw new GradelensError('CATALOGUE_INVALID', lines.join('\n'));
}

import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { QuestionResult } from '../grade/result.js';
import { clean } from '../report/clean.js';
import type { Question } from '../rubric/schema.js';
import { suggestion } from '../rubric/strict.js';
import { sectionsOf, withoutComments, wordsOf } from './sections.js';

/** Larger files are no answers, and would keep the grader from its other work while they are laid out: 256 KiB. */
const MOST_BYTES = 2 ** 18;
/** A name or an address longer than this is cut. */
const MOST_LETTERS = 120;

/** What a hand-in's answers.md holds. */
export interface Answers {
  readonly name: string;
  readonly email: string;
  /** Markdown by question id; a question without an answer is absent. */
  readonly texts: ReadonlyMap<string, string>;
  /** One for each question of the assignment, in its order. */
  readonly questions: readonly QuestionResult[];
  /** What the student should mend, in words. */
  readonly notes: readonly string[];
}

/** Reads answers.md of a hand-in. Nothing in it is trusted, and nothing wrong with it is an error: it becomes a note. */
export async function readAnswers(folder: string, questions: readonly Question[]): Promise<Answers> {
  const path = join(folder, 'answers.md');
  const info = await lstat(path).catch(() => undefined);
  if (!info) return without('The hand-in has no file answers.md.', questions);
  if (!info.isFile())
    return without('answers.md is not a file of its own; hand in the file itself.', questions);
  if (info.size > MOST_BYTES) {
    return without(`answers.md has ${info.size} bytes; at most ${MOST_BYTES} are read.`, questions);
  }
  return parseAnswers(await readFile(path, 'utf8'), questions);
}

const without = (note: string, questions: readonly Question[]): Answers => {
  const { notes, ...nothing } = parseAnswers('', questions);
  return { ...nothing, notes: [note] };
};

/** `readAnswers` on the file's text. */
export function parseAnswers(source: string, questions: readonly Question[]): Answers {
  const notes: string[] = [];
  const text = clean(source);
  const front = /^\s*---\n([\s\S]*?)\n---(?:\n|$)/.exec(text);
  if (!front) {
    notes.push(
      'answers.md has no front matter: begin it with a line ---, then name: and email:, then a line ---.',
    );
  }
  const { name, email } = frontMatter(front?.[1] ?? '', notes, front !== null);
  const sections = sectionsOf(withoutComments(text.slice(front?.[0].length ?? 0)));
  const known = questions.map(({ id }) => id);
  const texts = new Map<string, string>();
  for (const { id, body } of sections) {
    if (!known.includes(id)) {
      notes.push(`answers.md has a section "${cut(id)}", which is no question: ${suggestion(id, known)}.`);
    } else if (texts.has(id)) {
      notes.push(`answers.md answers ${id} twice; the first one counts.`);
    } else if (body.trim() !== '') {
      texts.set(id, body.trim());
    }
  }
  const results = questions.map((question) => resultOf(question, texts, notes));
  return { name, email, texts, questions: results, notes };
}

/** Name and email; YAML that is no plain list of fields gives neither. */
function frontMatter(source: string, notes: string[], present: boolean): { name: string; email: string } {
  let fields: unknown;
  try {
    // Only strings, and no aliases, which could multiply.
    fields = parse(source, { schema: 'failsafe', maxAliasCount: 0, logLevel: 'silent' });
  } catch {
    notes.push(
      'The front matter of answers.md cannot be read: write name: and email:, each on a line of its own.',
    );
    return { name: '', email: '' };
  }
  const field = (key: string): string => {
    const value = fields !== null && typeof fields === 'object' && Object.hasOwn(fields, key);
    const found: unknown = value ? (fields as Record<string, unknown>)[key] : undefined;
    if (typeof found === 'string' && found.trim() !== '') return cut(found.trim().replace(/\s+/g, ' '));
    if (present) notes.push(`The front matter of answers.md has no ${key}.`);
    return '';
  };
  return { name: field('name'), email: field('email') };
}

const cut = (text: string): string =>
  text.length > MOST_LETTERS ? `${[...text].slice(0, MOST_LETTERS).join('')}…` : text;

/** Takes the `Answer: B` line of a choice question off its text. */
function resultOf(question: Question, texts: Map<string, string>, notes: string[]): QuestionResult {
  const { id, title, points, words: limit, choices } = question;
  const result = { id, title, points, limit };
  const text = texts.get(id);
  if (text === undefined) return { ...result, words: null };
  if (!choices) return { ...result, words: wordsOf(text) };
  const [line = '', ...rest] = text.split('\n');
  const given = /^\W*answer\W*\s*([a-z])\b/i.exec(line)?.[1]?.toUpperCase();
  const isAnswerLine = /^\W*answer\b/i.test(line);
  const explanation = isAnswerLine ? rest.join('\n').trim() : text;
  const words = explanation === '' ? null : wordsOf(explanation);
  if (given !== undefined && choices.includes(given)) return { ...result, words, choice: given };
  notes.push(
    `The answer to ${id} names no choice: begin it with "Answer: " and one of ${choices.join(', ')}.`,
  );
  if (words === null) texts.delete(id);
  return { ...result, words };
}

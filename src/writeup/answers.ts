import type { QuestionResult } from '../grade/result.js';
import { suggestion } from '../nearest.js';
import { clean } from '../report/clean.js';
import type { Question } from '../rubric/schema.js';
import { BUDGET } from './budget.js';
import { choiceOf } from './choice.js';
import { frontMatterOf } from './front-matter.js';
import { sectionsOf, withoutComments, wordsOf } from './sections.js';
import { blocksOf } from './text/blocks.js';
import { runsIn } from './text/line.js';

/** What a hand-in's answers.md holds. */
export interface Answers {
  readonly name: string;
  readonly email: string;
  /** Markdown by question id; a question without an answer is absent. */
  readonly texts: ReadonlyMap<string, string>;
  /** By question id: the line of answers.md, counted from 1, in which its text begins. */
  readonly lines: ReadonlyMap<string, number>;
  /** By question id: the pictures that its text shows, as it names them. */
  readonly pictures: ReadonlyMap<string, readonly string[]>;
  /** One for each question of the assignment, in its order. */
  readonly questions: readonly QuestionResult[];
  /** What the student should mend, in words. */
  readonly notes: readonly string[];
}

/** Reads the text of an answers.md. Nothing wrong with it is an error: it becomes a note. */
export function parseAnswers(source: string, questions: readonly Question[]): Answers {
  const text = clean(source);
  const front = frontMatterOf(text);
  const unused: string[] = [];
  const sections = sectionsOf(withoutComments(text.slice(front.end)));
  const known = questions.map(({ id }) => id);
  const texts = new Map<string, string>();
  const lines = new Map<string, number>();
  const before = linesIn(text.slice(0, front.end));
  for (const { id, body, line } of sections) {
    if (!known.includes(id)) {
      const name = cut(id);
      unused.push(`answers.md has a section "${name}", which is no question: ${suggestion(name, known)}.`);
    } else if (texts.has(id)) {
      unused.push(`answers.md answers ${id} twice; the first one counts.`);
    } else if (body.trim() !== '') {
      texts.set(id, body.trim());
      lines.set(id, before + line + linesIn(body.slice(0, body.length - body.trimStart().length)) + 1);
    }
  }
  const notes = [...front.notes, ...placeholdersIn(front), ...fewest(unused)];
  const results = questions.map((question) => resultOf(question, { texts, lines, notes }));
  const pictures = new Map([...texts].map(([id, body]) => [id, picturesIn(body)] as const));
  const { name, email } = front;
  return { name: cut(name), email: cut(email), texts, lines, pictures, questions: results, notes };
}

/** What a starter's front matter says before somebody writes their own into it. */
const NAME = /^your\s+name$/i;
const EMAIL = /^your\.?name@/i;

/** A front matter that is still the starter's. */
function placeholdersIn({ name, email }: { readonly name: string; readonly email: string }): string[] {
  const left = [
    ...(NAME.test(name) ? [`name "${name}"`] : []),
    ...(EMAIL.test(email) ? [`email "${cut(email)}"`] : []),
  ];
  return left.length > 0
    ? [
        `answers.md still has the starter's ${left.join(' and ')}: put your own there, or nobody knows whose slides these are.`,
      ]
    : [];
}

/** As many notes as anybody reads, and how many there are besides. */
const fewest = (notes: readonly string[]): readonly string[] => {
  const more = notes.length - BUDGET.notes;
  if (more <= 0) return notes;
  return [...notes.slice(0, BUDGET.notes), `There are ${more} more notes of this kind about answers.md.`];
};

const cut = (text: string): string =>
  text.length > BUDGET.name ? `${[...text].slice(0, BUDGET.name).join('')}…` : text;

const linesIn = (text: string): number => text.split('\n').length - 1;

/** The pictures that an answer shows, each once, as many as a page has room for. */
function picturesIn(text: string): string[] {
  if (!text.includes('![')) return [];
  const sources = blocksOf(text).flatMap((block) =>
    runsIn(block).flatMap((run) => (run.kind === 'picture' ? [run.source] : [])),
  );
  return [...new Set(sources)].slice(0, BUDGET.pictures.answer);
}

/** Takes the `Answer: B` line of a choice question off its text. */
function resultOf(
  question: Question,
  { texts, lines, notes }: { texts: Map<string, string>; lines: Map<string, number>; notes: string[] },
): QuestionResult {
  const { id, title, points, words: limit, choices } = question;
  const result = { id, title, points, limit };
  const text = texts.get(id);
  if (text === undefined) return { ...result, words: null };
  if (!choices) return { ...result, words: wordsOf(text) };
  const found = choiceOf(text, choices);
  if (found) {
    const { choice, rest } = found;
    // Who only names a choice has answered, without a word.
    if (rest === '') return { ...result, words: 0, choice };
    lines.set(id, lines.get(id)! + linesIn(text.slice(0, text.length - rest.length)));
    texts.set(id, rest);
    return { ...result, words: wordsOf(rest), choice };
  }
  notes.push(
    `The answer to ${id} names no choice: begin it with "Answer: " and one of ${choices.join(', ')}.`,
  );
  // The starter's own line, as it was.
  if (/^\W*answer\W*$/i.test(text)) {
    texts.delete(id);
    return { ...result, words: null };
  }
  return { ...result, words: wordsOf(text) };
}

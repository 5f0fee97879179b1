import type { QuestionResult } from '../grade/result.js';
import { suggestion } from '../nearest.js';
import { clean } from '../report/clean.js';
import type { Question } from '../rubric/schema.js';
import { BUDGET } from './budget.js';
import { frontMatterOf } from './front-matter.js';
import { sectionsOf, withoutComments, wordsOf } from './sections.js';

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

/** Reads the text of an answers.md. Nothing wrong with it is an error: it becomes a note. */
export function parseAnswers(source: string, questions: readonly Question[]): Answers {
  const text = clean(source);
  const front = frontMatterOf(text);
  const unused: string[] = [];
  const sections = sectionsOf(withoutComments(text.slice(front.end)));
  const known = questions.map(({ id }) => id);
  const texts = new Map<string, string>();
  for (const { id, body } of sections) {
    if (!known.includes(id)) {
      const name = cut(id);
      unused.push(`answers.md has a section "${name}", which is no question: ${suggestion(name, known)}.`);
    } else if (texts.has(id)) {
      unused.push(`answers.md answers ${id} twice; the first one counts.`);
    } else if (body.trim() !== '') {
      texts.set(id, body.trim());
    }
  }
  const notes = [...front.notes, ...fewest(unused)];
  const results = questions.map((question) => resultOf(question, texts, notes));
  const { name, email } = front;
  return { name: cut(name), email: cut(email), texts, questions: results, notes };
}

/** As many notes as anybody reads, and how many there are besides. */
const fewest = (notes: readonly string[]): readonly string[] => {
  const more = notes.length - BUDGET.notes;
  if (more <= 0) return notes;
  return [...notes.slice(0, BUDGET.notes), `There are ${more} more notes of this kind about answers.md.`];
};

const cut = (text: string): string =>
  text.length > BUDGET.name ? `${[...text].slice(0, BUDGET.name).join('')}…` : text;

/** Takes the `Answer: B` line of a choice question off its text. */
function resultOf(question: Question, texts: Map<string, string>, notes: string[]): QuestionResult {
  const { id, title, points, words: limit, choices } = question;
  const result = { id, title, points, limit };
  const text = texts.get(id);
  if (text === undefined) return { ...result, words: null };
  if (!choices) return { ...result, words: wordsOf(text) };
  const [line = '', ...rest] = text.split('\n');
  const given = /^\W*answer\W*([a-z])\b/i.exec(line)?.[1]?.toUpperCase();
  const isAnswerLine = /^\W*answer\b/i.test(line);
  const explanation = isAnswerLine ? rest.join('\n').trim() : text;
  const words = explanation === '' ? null : wordsOf(explanation);
  if (given !== undefined && choices.includes(given)) return { ...result, words, choice: given };
  notes.push(
    `The answer to ${id} names no choice: begin it with "Answer: " and one of ${choices.join(', ')}.`,
  );
  // The template's own line answers nothing; anything else is for a person to read.
  if (words === null && wordsOf(line) <= 1) texts.delete(id);
  return { ...result, words };
}

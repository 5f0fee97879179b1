import { join } from 'node:path';
import { z } from 'zod';
import { clean } from '../report/clean.js';
import type { Question } from '../rubric/schema.js';
import { digest } from '../store/keys.js';
import { type HandedIn, readHandedIn } from '../worker/handed-in.js';
import type { Worker } from '../worker/worker.js';
import type { Answers } from './answers.js';
import { BUDGET } from './budget.js';

/** Seconds: a text within the budget takes a fraction of one. */
const SECONDS = 10;
/** A byte that is no text becomes a mark of three; JSON and the notes need some more. */
const BYTES = 4 * BUDGET.file;
/** Characters of a note, which may quote a heading. */
const NOTE = 1000;
/** More than every kind of note about every question. */
const notesOf = (questions: readonly Question[]): number => 2 * BUDGET.notes + 4 * (questions.length + 5);

const why = (file: Exclude<HandedIn, { kind: 'read' }>): string => {
  if (file.kind === 'absent') return 'The hand-in has no file answers.md.';
  if (file.kind === 'large')
    return `answers.md has ${file.size} bytes; at most ${BUDGET.file} are read. Shorten it.`;
  return 'answers.md is not a file of its own; hand in the file itself.';
};

/** What the questions are to who reads answers: how those are marked makes no difference. */
export const readingKey = (questions: readonly Question[]): string =>
  digest(
    questions.map(({ id, title, points, words, choices }) => [id, title, points, words, choices ?? null]),
  );

/**
 * Reads answers.md of a hand-in. Nothing in it is trusted, and nothing wrong with it is an error: it becomes a note. A worker
 * makes sense of it.
 */
export async function readAnswers(
  folder: string,
  questions: readonly Question[],
  worker: Pick<Worker, 'run'>,
): Promise<Answers> {
  const file = await readHandedIn(join(folder, 'answers.md'), BUDGET.file);
  if (file.kind !== 'read') return without(why(file), questions);
  const source = file.bytes.toString('utf8');
  const rules = { seconds: SECONDS, bytes: BYTES, output: outputOf(questions) };
  const parsed = await worker.run('answers', { source, questions }, rules);
  return parsed.outcome === 'done'
    ? parsed.value
    : without(`answers.md could not be read: it ${parsed.why}. Write it more simply.`, questions);
}

const without = (note: string, questions: readonly Question[]): Answers => ({
  ...{ name: '', email: '', texts: new Map(), lines: new Map(), pictures: new Map() },
  questions: questions.map(({ id, title, points, words: limit }) => ({
    id,
    title,
    points,
    limit,
    words: null,
  })),
  notes: [note],
});

/** What a worker may say of answers.md: words on questions that there are, cleaned again. */
function outputOf(questions: readonly Question[]): z.ZodType<Answers> {
  const ids = questions.map(({ id }) => id);
  const text = (most: number) => z.string().max(most).transform(clean);
  // Counted first: looking at a million of them takes seconds.
  const list = <Item extends z.ZodType>(item: Item, most: number) =>
    z.array(z.unknown()).max(most).pipe(z.array(item));
  const each = questions.map(({ id, title, points, words: limit, choices = [] }) =>
    z
      .object({
        id: z.literal(id),
        words: z.int().min(0).max(BUDGET.file).nullable(),
        choice: z.enum(choices as [string, ...string[]]).optional(),
      })
      // What the assignment says of a question is taken from there.
      .transform(({ words, choice }) => ({
        ...{ id, title, points, limit, words },
        ...(choice !== undefined && { choice }),
      })),
  );
  return z
    .object({
      // Code points: a letter may take two characters.
      name: text(2 * BUDGET.name + 1),
      email: text(2 * BUDGET.name + 1),
      lines: list(
        z.tuple([z.enum(ids as [string, ...string[]]), z.int().min(1).max(BUDGET.file)]),
        ids.length,
      ),
      pictures: list(
        z.tuple([z.enum(ids as [string, ...string[]]), list(text(BUDGET.address), BUDGET.pictures.answer)]),
        ids.length,
      ),
      texts: list(z.tuple([z.enum(ids as [string, ...string[]]), text(BUDGET.file)]), ids.length),
      questions: z.array(z.unknown()).length(each.length),
      notes: list(text(NOTE), notesOf(questions)),
    })
    .transform(({ texts, lines, pictures, questions: results, ...rest }) => ({
      ...rest,
      texts: new Map(texts),
      lines: new Map(lines),
      pictures: new Map(pictures),
      questions: results.map((result, i) => each[i]!.parse(result)),
    }));
}

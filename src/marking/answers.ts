import { createHash } from 'node:crypto';
import type { QuestionResult } from '../grade/result.js';
import type { Within } from '../store/database.js';
import type { MadeMark } from './marks.js';
import type { MarkedQuestion } from './questions.js';
import { markedAs } from './score.js';
import { keptIn } from './scores.js';

/** An answer as whoever marks it may see it: nothing names whose it is. */
export interface Answer {
  /** Stands for it outside of the store. */
  readonly code: string;
  /** The hand-in; never to be shown. */
  readonly handIn: string;
  /** Null: it answers nothing. */
  readonly text: string | null;
  readonly hash: string | null;
  readonly choice?: string;
  /** Of one without an answer: what was found in its answers.md instead. */
  readonly notes: readonly string[];
  readonly mark: MadeMark | undefined;
  readonly score: number | null;
}

/**
 * All answers to a question, in an order that is the same for ever and tells nothing: each question has its own. Hand-ins that could not
 * be opened have none.
 */
export async function answersTo(db: Within, question: MarkedQuestion): Promise<Answer[]> {
  const handIns = await db.selectFrom('hand_in').select(['name', 'questions', 'notes']).execute();
  const texts = await db
    .selectFrom('answer')
    .select(['hand_in', 'text'])
    .where('question', '=', question.id)
    .execute();
  const textOf = new Map(texts.map(({ hand_in, text }) => [hand_in, text]));
  const { hashes, marks } = await keptIn(db);
  return handIns
    .flatMap(({ name, questions, notes }): Answer[] => {
      const read = JSON.parse(questions) as QuestionResult[];
      if (read.length === 0) return [];
      const choice = read.find(({ id }) => id === question.id)?.choice;
      const hash = hashes.get(name)?.get(question.id) ?? null;
      const mark = marks.get(name)?.get(question.id);
      const given = { answer: hash, ...(choice !== undefined && { choice }) };
      return [
        {
          ...{ code: codeOf(name, question.id), handIn: name, text: textOf.get(name) ?? null, hash, mark },
          ...(choice !== undefined && { choice }),
          notes: hash === null ? aboutAnswers(JSON.parse(notes)) : [],
          score: markedAs(question, given, mark).score,
        },
      ];
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** 64 bits, so that no two answers of a course have one code; in letters alone, since spreadsheets change numbers. */
const codeOf = (handIn: string, question: string): string =>
  createHash('sha256')
    .update(JSON.stringify([question, handIn]))
    .digest('hex')
    .slice(0, 16)
    .replace(/./g, (digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]!);

const aboutAnswers = (notes: readonly string[]): string[] =>
  notes.filter((note) => note.includes('answers.md'));

/** Hand-ins whose answers were not read yet: they are here after the next run. */
export async function unread(db: Within): Promise<number> {
  const rows = await db
    .selectFrom('hand_in')
    .select('name')
    .where('questions', '!=', '[]')
    .where('questions_key', 'is', null)
    .execute();
  return rows.length;
}

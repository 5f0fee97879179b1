import { GradelensError } from '../errors.js';
import { suggestion } from '../nearest.js';
import { loadAssignment } from '../rubric/load.js';
import type { Database } from '../store/database.js';
import { lastAssignmentFile, user } from '../store/runs.js';
import { type Answer, answersTo, unread } from './answers.js';
import { arrangeQuestions, type MarkedQuestion, questionsIn } from './questions.js';

/** What there is to mark. */
export interface ToMark {
  readonly questions: readonly MarkedQuestion[];
  /** Why rubric items are those of the last run, not of the assignment file as it is now. */
  readonly note?: string;
}

/**
 * The questions of a class, with the rubric items that the assignment file has now.
 *
 * @throws {GradelensError} `NOTHING_TO_MARK` without questions, or where no run has read the answers yet; `ASSIGNMENT_INVALID`
 */
export async function toMark(db: Database): Promise<ToMark> {
  let note: string | undefined;
  try {
    const { questions } = await loadAssignment(await lastAssignmentFile(db));
    await db.transaction().execute((within) => arrangeQuestions(within, questions, user()));
  } catch (error) {
    if (!(error instanceof GradelensError) || error.code !== 'ASSIGNMENT_NOT_FOUND') throw error;
    note = `${error.message} Rubric items are those of the last run.`;
  }
  const questions = await questionsIn(db);
  if (questions.length === 0) throw nothing('the assignment has no questions.');
  const late = await unread(db);
  if (late > 0) {
    throw nothing(`the answers of ${late} hand-ins were not read yet. Run gradelens grade again first.`);
  }
  return { questions, ...(note !== undefined && { note }) };
}

const nothing = (why: string): GradelensError =>
  new GradelensError('NOTHING_TO_MARK', `There is nothing to mark: ${why}`);

/**
 * The question of a name.
 *
 * @throws {GradelensError} `NO_SUCH_QUESTION`
 */
export function questionNamed(questions: readonly MarkedQuestion[], name: string): MarkedQuestion {
  const found = questions.find(({ id }) => id === name);
  if (found) return found;
  const ids = questions.map(({ id }) => id);
  throw new GradelensError(
    'NO_SUCH_QUESTION',
    `No question is called ${JSON.stringify(name)}: ${suggestion(name, ids)}.`,
  );
}

/** How far a question is. */
export interface Progress {
  readonly question: MarkedQuestion;
  readonly answers: number;
  readonly left: number;
}

export async function progressOf(db: Database, questions: readonly MarkedQuestion[]): Promise<Progress[]> {
  const all: Progress[] = [];
  for (const question of questions) {
    const answers: readonly Answer[] = await answersTo(db, question);
    const left = answers.filter(({ score }) => score === null).length;
    all.push({ question, answers: answers.length, left });
  }
  return all;
}

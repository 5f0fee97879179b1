import { agree } from '../diagnose/agree.js';
import type { HandedIn, QuestionResult, SubmissionResult } from '../grade/result.js';
import { type ByHand, byHandIn } from '../marking/scores.js';
import { count } from '../rubric/count.js';
import type { Within } from './database.js';
import { resultOf, TOLD, type Told } from './results.js';
import type { HandInRow } from './schema.js';

/** What all results of a run have in common. */
export type GraderFacts = Pick<SubmissionResult, 'assignment' | 'seed' | 'hidden' | 'backend' | 'network'>;

/** The result of one hand-in, as the store has it. */
export async function resultIn(db: Within, name: string): Promise<SubmissionResult> {
  const [result] = await read(db, name);
  if (!result) throw new Error(`The store has no hand-in ${name}.`);
  return result;
}

/** The results of the whole class, in the order of their names: the same whoever graded what, in which order. */
export const classIn = (db: Within): Promise<SubmissionResult[]> => read(db);

async function read(db: Within, only?: string): Promise<SubmissionResult[]> {
  const handIns = await db
    .selectFrom('hand_in')
    .selectAll()
    .$if(only !== undefined, (query) => query.where('name', '=', only!))
    .execute();
  const rows = await db
    .selectFrom('test_result')
    .select(['hand_in', ...TOLD])
    .$if(only !== undefined, (query) => query.where('hand_in', '=', only!))
    .orderBy('hand_in')
    .orderBy('place')
    .execute();
  const runs = await db.selectFrom('run').select(['id', 'grader']).orderBy('id').execute();
  const graders = new Map(runs.map(({ id, grader }) => [id, JSON.parse(grader) as GraderFacts]));
  const last = graders.get(runs.at(-1)?.id ?? -1);
  const tests = new Map<string, Told[]>();
  for (const row of rows) {
    const own = tests.get(row.hand_in);
    if (own) own.push(row);
    else tests.set(row.hand_in, [row]);
  }
  const byHand = await byHandIn(db, only);
  return handIns
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((each) => {
      // One that no run was done with yet is to be graded as the last run grades.
      const grader = graders.get(each.run ?? -1) ?? last!;
      return submissionOf(each, tests.get(each.name) ?? [], grader, byHand);
    });
}

function submissionOf(
  { name, identity, questions, notes, slides_notes }: HandInRow,
  rows: readonly Told[],
  grader: GraderFacts,
  byHand: (handIn: string, answered: readonly QuestionResult[]) => ByHand,
): SubmissionResult {
  const answered = JSON.parse(questions) as QuestionResult[];
  const seconds = (some: readonly Told[]): number => some.reduce((sum, row) => sum + row.seconds, 0);
  return {
    submission: name,
    ...(identity !== null && { handedIn: JSON.parse(identity) as HandedIn }),
    ...grader,
    ...count(agree(rows.map(resultOf))),
    questions: answered,
    ...byHand(name, answered),
    notes: [...JSON.parse(notes), ...JSON.parse(slides_notes)],
    seconds: seconds(rows),
    visibleSeconds: seconds(rows.filter(({ visibility }) => visibility === 'visible')),
    log: rows.map(({ log }) => log).join(''),
  };
}

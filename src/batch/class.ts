import { setTimeout as wait } from 'node:timers/promises';
import { GradelensError } from '../errors.js';
import type { Grader } from '../grade/grader.js';
import { Keys } from '../grade/keys.js';
import { numbered } from '../grade/plan.js';
import type { SubmissionResult } from '../grade/result.js';
import { arrangeQuestions } from '../marking/questions.js';
import { sameName } from '../names.js';
import type { Occasion } from '../report/format.js';
import { writeClassReports } from '../report/index.js';
import { CLASS, claim, release } from '../store/claims.js';
import { enter } from '../store/hand-ins.js';
import { beginRun, Pulse, type Run, user } from '../store/runs.js';
import { openStore, type Store } from '../store/store.js';
import { type Finals, finalClassIn, finalsIn } from './finals.js';
import { marksOf } from './marks.js';
import type { Found } from './submissions.js';

/** A class in an output folder, with a run that is at work on it. */
export interface OpenClass {
  readonly store: Store;
  readonly run: Run;
  readonly keys: Keys;
  readonly finals: Finals;
  /** By the names that they have in the store. */
  readonly found: readonly Found[];
  /** Ends the run. */
  close(): Promise<void>;
}

/** What is graded into an output folder, and by which command. */
export interface ClassRun {
  readonly out: string;
  readonly grader: Grader;
  /** The assignment's file. */
  readonly assignment: string;
  readonly found: readonly Found[];
  /** Of a collected class: students without a hand-in, and entries that nobody is graded for; a line each. */
  readonly absent?: readonly string[];
  readonly command: string;
}

/**
 * Begins a run: its hand-ins are entered into the store, in which each is from then on, whatever becomes of the run.
 *
 * @throws {GradelensError} `OTHER_ASSIGNMENT`; as `openStore` and `finalsIn` do
 */
export async function openClass(what: ClassRun): Promise<OpenClass> {
  const { out, grader, found } = what;
  const { assignment, seed, hidden, backend } = grader;
  const store = await openStore(out);
  try {
    await requireSame(store, assignment.id, out);
    const keys = await Keys.of(grader);
    const run = await beginRun(store.db, {
      assignment: assignment.id,
      assignmentFile: what.assignment,
      grader: { assignment: assignment.id, seed, hidden, backend, network: assignment.network },
      absent: what.absent ?? [],
      marks: await marksOf(what.assignment, assignment, { seed, hidden }),
      command: what.command,
    });
    const tests = numbered(assignment).map(({ number, problem, test }) => ({
      ...{ number, problem: problem.id, title: problem.title, name: test.name },
      ...{ points: test.points, visibility: test.visibility },
    }));
    const names = await enter(store.db, found, tests, sameName);
    await store.db.transaction().execute((within) => arrangeQuestions(within, assignment.questions, user()));
    const finals = await finalsIn(store.db);
    // While others are at work, what they are about to refer to looks as if nobody did.
    if (!(await new Pulse(store.db).others(run.id))) await store.outputs.prune();
    return {
      store,
      run,
      keys,
      finals,
      found: found.map((each, i) => ({ ...each, name: names[i]! })),
      close: async () => {
        await run.end().catch(() => {});
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function requireSame({ db }: Store, id: string, out: string): Promise<void> {
  const other = await db
    .selectFrom('hand_in')
    .innerJoin('run', 'run.id', 'hand_in.run')
    .select('run.assignment')
    .where('run.assignment', '!=', id)
    .executeTakeFirst();
  if (other === undefined) return;
  throw new GradelensError(
    'OTHER_ASSIGNMENT',
    `${out} holds the results of the assignment ${other.assignment}, not of ${id}. Nothing was done. ` +
      'Give each assignment a folder of its own: --out.',
  );
}

/** Milliseconds between two tries to be the one who writes the reports on the class. */
const PAUSE = 100;

/**
 * Writes the reports on the whole class that an occasion asks for, as the store has it. One run at a time: so what is written last
 * is what is known last.
 *
 * - `onTrouble`: one of them could not be made or written; the others are. Default: throws.
 *
 * Returns the results of all.
 */
export async function reportClass(
  out: string,
  { store, run }: Pick<OpenClass, 'store' | 'run'>,
  occasion: Occasion = 'grade',
  onTrouble: (error: unknown) => void = (error) => {
    throw error;
  },
): Promise<SubmissionResult[]> {
  const pulse = new Pulse(store.db);
  while (!(await claim(store.db, CLASS, run.id, pulse))) await wait(PAUSE);
  try {
    const { results, finals } = await finalClassIn(store.db);
    await writeClassReports(results, { out, assignment: finals.assignment }, occasion).catch(onTrouble);
    return results;
  } finally {
    await release(store.db, CLASS, run.id);
  }
}

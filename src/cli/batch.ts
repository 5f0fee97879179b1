import { resolve } from 'node:path';
import { type OpenClass, openClass, reportClass } from '../batch/class.js';
import type { Context, Tally } from '../batch/context.js';
import { gradeAll } from '../batch/run.js';
import type { Found } from '../batch/submissions.js';
import { GradelensError } from '../errors.js';
import { type Grader, openGrader } from '../grade/grader.js';
import type { HiddenInputs } from '../grade/hidden.js';
import type { PlannedTest } from '../grade/plan.js';
import type { SubmissionResult } from '../grade/result.js';
import { barrier } from '../sandbox/mechanism.js';
import { classIn } from '../store/view.js';
import type { Backend } from '../tensor/engines.js';
import type { Collecting } from './collect-options.js';
import type { EndingSignal } from './exit.js';
import { told } from './fault.js';
import { type Given, handInsGiven } from './given.js';
import { untilInterrupted } from './interrupt.js';
import { requireIsolation } from './isolation.js';
import { note } from './note.js';
import { jobsWithin } from './open-files.js';
import { otherSecret } from './other-secret.js';
import { requireWritable, withoutReports } from './output-folder.js';
import { notePassedOver } from './passed-over.js';
import { BatchProgress } from './progress.js';
import { shown } from './shown.js';
import { painter, printable } from './terminal.js';

/** What `grade` and `demo` share. */
export interface BatchCommand {
  readonly paths: readonly string[];
  /** Hand-ins that the store has already, in place of paths. */
  readonly known?: Pick<Given, 'found' | 'absent'>;
  /** How a class that is not collected yet is. */
  readonly collecting?: Collecting;
  readonly assignment: string;
  readonly out: string;
  readonly backend: Backend | 'auto';
  readonly jobs: number;
  /** Default: those of the assignment's secret. */
  readonly hidden?: HiddenInputs;
  readonly writeup: Context['writeup'];
  /** Run several hand-ins also where nothing isolates them. */
  readonly unsafe: boolean;
  /** Problems and hand-ins: only these. */
  readonly only: readonly string[];
  readonly onlyChanged: boolean;
  /** Why a test is called although nothing changed. */
  readonly again: Context['again'];
}

/** What came of a batch. */
export interface BatchOutcome {
  /** Of the hand-ins of this run that are done, in the order of their names. */
  readonly results: readonly SubmissionResult[];
  /** Of the whole class in the output folder. */
  readonly all: readonly SubmissionResult[];
  readonly tally: Tally;
  readonly grader: Grader;
  /** What was given and is not graded as anybody's: a line each. */
  readonly notTaken: readonly string[];
  /** Something of the class is for a person to look at, which was said. */
  readonly unsettled: boolean;
  /** The signal that came before all were graded. */
  readonly interrupted: EndingSignal | undefined;
  /** What could not be written, and what that means: a line each. */
  readonly troubles: readonly string[];
  readonly seconds: number;
}

/** Grades submissions with progress on standard error, and writes every report. Ctrl-C ends it cleanly. */
export async function runBatch(command: BatchCommand): Promise<BatchOutcome> {
  const { hidden, backend } = command;
  const grader = await openGrader(command.assignment, { backend, ...(hidden && { hidden }) });
  notePassedOver(grader);
  if (grader.hiddenNote !== undefined) process.stderr.write(`${grader.hiddenNote}\n`);
  // From here on there is something to keep; before, Ctrl-C just ends the process.
  return untilInterrupted(grader, async (signal) => {
    const out = resolve(command.out);
    await requireWritable(out);
    const changed = await otherSecret(out, grader);
    if (changed !== undefined) note(changed);
    const { found, absent, notTaken, unsettled } = command.known
      ? { ...command.known, notTaken: [], unsettled: false }
      : await handInsGiven(command, out, grader);
    requireIsolation(await barrier(), found.length, command.unsafe);
    const assignment = resolve(command.assignment);
    const line = process.argv.slice(2).join(' ');
    const opened = await openClass({ out, grader, assignment, found, absent, command: line });
    try {
      const { notes, open } = opened.finals;
      for (const line of [...notes, ...open]) note(line);
      const outcome = await graded(command, grader, signal, out, opened);
      return { ...outcome, notTaken, unsettled: unsettled || open.length > 0 };
    } finally {
      await opened.close();
    }
  });
}

async function graded(
  command: BatchCommand,
  grader: Grader,
  signal: AbortSignal,
  out: string,
  { store, run, keys, finals, found: all }: OpenClass,
): Promise<Omit<BatchOutcome, 'notTaken' | 'unsettled'>> {
  const { writeup, again, onlyChanged } = command;
  const { tests, found } = chosen(command.only, grader, all);
  const jobs = jobsWithin(command.jobs);
  if (jobs < Math.min(command.jobs, found.length)) {
    note(`${jobs} at a time, not ${command.jobs}: more files may not be open at once here (ulimit -n).`);
  }
  const progress = new BatchProgress(found.length, tests.length);
  for (const [i, planned] of tests.entries()) {
    if (signal.aborted) break;
    progress.say(`computing the answer key, ${i + 1} of ${tests.length}: ${planned.problem.title}`);
    await grader.key.expected(planned).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
  const troubles: string[] = [];
  const [unwritten, done] = [new Set<string>(), new Set<string>()];
  const tally = await gradeAll(found, {
    ...{ out, grader, keys, finals, tests, store, run, signal, jobs, writeup, again, onlyChanged },
    onTest: (submission, { number }) => progress.test(submission, number),
    onDone: (result, how) => {
      done.add(result.submission);
      progress.done(result, how);
    },
    onTrouble: (submission, error) => {
      unwritten.add(submission);
      troubles.push(`${submission}: ${told(error)}`);
    },
  });
  progress.clear();
  const results = await reportClass(out, { store, run }).catch((error: unknown) => {
    troubles.push(told(error));
    return undefined;
  });
  const everybody = results ?? (await classIn(store.db));
  if (grader.mistakes?.trouble !== undefined && !signal.aborted) {
    troubles.push(
      `Not every wrong answer was looked up among the known mistakes, so a cause or credit may be missing: ${grader.mistakes.trouble}`,
    );
  }
  const own = everybody.filter(({ submission }) => done.has(submission) || unwritten.has(submission));
  const gone = (await withoutReports(out, own)).filter((name) => !unwritten.has(name));
  if (gone.length > 0) {
    troubles.push(`Removed from ${shown(out)} while this ran: the reports of ${gone.join(', ')}.`);
  }
  if (own.length < found.length && !signal.aborted) {
    troubles.push(`Stopped: ${found.length - own.length} of ${found.length} hand-ins were not graded.`);
  }
  return {
    results: own,
    all: everybody,
    tally,
    grader,
    interrupted: signal.reason as EndingSignal | undefined,
    troubles,
    seconds: progress.seconds,
  };
}

/**
 * The tests and hand-ins that `--only` leaves.
 *
 * @throws {GradelensError} `NOTHING_OF_THAT_NAME`
 */
function chosen(
  only: readonly string[],
  { tests, assignment }: Grader,
  found: readonly Found[],
): { tests: readonly PlannedTest[]; found: readonly Found[] } {
  const problems = assignment.problems.map(({ id }) => id);
  const names = found.map(({ name }) => name);
  const unknown = only.find((each) => !problems.includes(each) && !names.includes(each));
  if (unknown !== undefined) {
    throw new GradelensError(
      'NOTHING_OF_THAT_NAME',
      `--only ${unknown}: no problem of ${assignment.id} and none of the ${found.length} hand-ins here has that name. ` +
        `Problems: ${problems.join(', ')}.`,
    );
  }
  const [asked, handIns] = [
    problems.filter((id) => only.includes(id)),
    names.filter((name) => only.includes(name)),
  ];
  return {
    tests: asked.length > 0 ? tests.filter(({ problem }) => asked.includes(problem.id)) : tests,
    found: handIns.length > 0 ? found.filter(({ name }) => handIns.includes(name)) : found,
  };
}

/** Says what could not be written, what is safe, and how to go on. */
export function tellTroubles(troubles: readonly string[]): void {
  const paint = painter(process.stderr);
  for (const trouble of troubles)
    process.stderr.write(`${paint('red', 'not written')} ${printable(trouble)}\n`);
  process.stderr.write(
    'All that was written is whole and stays. Mend this and run the same command again: it goes on where it stopped.\n',
  );
}

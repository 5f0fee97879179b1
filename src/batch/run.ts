import { GradelensError } from '../errors.js';
import type { Grader } from '../grade/grader.js';
import { notGraded } from '../grade/not-graded.js';
import type { SubmissionResult, TestResult } from '../grade/result.js';
import { gradeSubmission } from '../grade/submission.js';
import { hasReports, writeReports } from '../report/index.js';
import { look } from '../store/look.js';
import { fingerprintOf, forgetResult, recallResult, rememberResult } from '../store/results.js';
import { systemFault } from '../system-error.js';
import { type Worker, withWorker } from '../worker/worker.js';
import { readAnswers } from '../writeup/read-answers.js';
import { placesOf } from './places.js';
import { forgetWriteup, returnToStudent } from './return.js';
import { type Slides, writeSlides } from './slides.js';
import { type Found, filesOf, openSubmission } from './submissions.js';

/** How a batch is graded. */
export interface BatchOptions {
  /** Reports of a submission go to `<out>/<submission>/`, what its student may see of them also to `<out>/return/<submission>/`. */
  readonly out: string;
  /** Submissions at a time. */
  readonly jobs: number;
  /** Keep results of an earlier run with the same assignment, seed, backend and files. */
  readonly resume: boolean;
  writeup(submission: string): Slides;
  /** Stop starting submissions once this fires; those under way are ended without a result. */
  readonly signal: AbortSignal;
  onTest(submission: string, test: TestResult): void;
  onDone(result: SubmissionResult, recalled: boolean): void;
  /** The reports of a submission could not be written. */
  onTrouble(submission: string, error: unknown): void;
}

/**
 * Grades many submissions and writes the reports of each as soon as it is done.
 *
 * Nothing one submission does ends the batch: what cannot be graded is `not-graded`, with the reason. Where no report can be
 * written any more, as on a full disk, no further one is begun.
 * Returns the results in the order of `found`, shorter when the signal fired or the disk was full.
 */
export async function gradeAll(
  found: readonly Found[],
  grader: Grader,
  options: BatchOptions,
): Promise<SubmissionResult[]> {
  const results: (SubmissionResult | undefined)[] = found.map(() => undefined);
  const queue = [...found.entries()];
  let stopped = false;
  const unwritten = ({ name }: Found, error: unknown): SubmissionResult | undefined => {
    const fault = systemFault(error);
    options.onTrouble(name, error);
    if (fault?.general) {
      stopped = true;
      return undefined;
    }
    const result = notGraded(name, grader, `The reports could not be written: ${fault?.what ?? 'a fault'}.`);
    options.onDone(result, false);
    return result;
  };
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next && !options.signal.aborted && !stopped; next = queue.shift()) {
      const [index, each] = next;
      results[index] = await gradeOne(each, grader, options).catch((error: unknown) =>
        options.signal.aborted ? undefined : unwritten(each, error),
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.jobs, found.length) }, worker));
  return results.filter((result) => result !== undefined);
}

/** Throws only where what came of it cannot be written. */
async function gradeOne(
  found: Found,
  grader: Grader,
  options: BatchOptions,
): Promise<SubmissionResult | undefined> {
  const { out, resume, signal, onDone } = options;
  const places = placesOf(out, found.name);
  const looked = await look(found.path);
  const fingerprint = found.refused === undefined ? await fingerprintOf(looked, grader) : undefined;
  // Whose reports were removed is graded again, so that there are some.
  const kept = resume && fingerprint !== undefined && (await hasReports(places.staff));
  const recalled = kept ? await recallResult(places.kept, fingerprint) : undefined;
  if (recalled) {
    // The student's folder may have been given away, and removed.
    await returnToStudent(places);
    onDone(recalled, true);
    return recalled;
  }
  // A run that is killed from here on leaves nothing that belongs to two runs.
  await forgetResult(places.kept);
  await forgetWriteup(places);
  const refused = found.refused ?? looked.refused;
  const opened = refused === undefined ? found : { ...found, refused };
  const came = await withWorker(
    (worker) => graded(opened, grader, places.staff, worker, options),
    signal,
  ).catch((error: unknown) => notGraded(found.name, grader, reasonOf(error)));
  const result =
    looked.cut === undefined
      ? came
      : { ...came, notes: [...came.notes, `It holds ${looked.cut}: the rest was not looked at.`] };
  // A signal ends the children, so what came back after it says nothing about the submission.
  if (signal.aborted) return undefined;
  await writeReports(places.staff, result);
  await returnToStudent(places);
  // A hand-in that changed meanwhile is graded again: which of its states was graded, nobody knows.
  if (fingerprint && fingerprint === (await fingerprintOf(await look(found.path), grader)))
    await rememberResult(places.kept, fingerprint, result);
  onDone(result, false);
  return result;
}

async function graded(
  found: Found,
  grader: Grader,
  folder: string,
  worker: Worker,
  options: BatchOptions,
): Promise<SubmissionResult> {
  const submission = await openSubmission(found, filesOf(grader.assignment), worker);
  try {
    return await gradeSubmission(
      submission,
      grader,
      (test) => options.onTest(found.name, test),
      async (session, tests) => {
        const answers = await readAnswers(submission.folder, grader.assignment.questions, worker);
        // A deck that cannot be made costs no points: they are earned by the tests.
        const how = options.writeup(found.name);
        const place = { session, tests, grader, folder, worker, signal: options.signal };
        const notes = await writeSlides(submission, answers, how, place).catch((error: unknown) => [
          `There is no writeup: ${reasonOf(error)}`,
        ]);
        return { ...answers, notes: [...submission.notes, ...answers.notes, ...notes] };
      },
    );
  } finally {
    await submission.close();
  }
}

/** Students read it: errors of the system name paths of the machine, so only what went wrong is taken of them. */
function reasonOf(error: unknown): string {
  const fault = systemFault(error) ?? systemFault((error as Error).cause);
  if (fault) return `gradelens failed on this submission: ${fault.what}. Staff: ${fault.remedy}`;
  if (error instanceof GradelensError) return error.message;
  return `gradelens failed on this submission: ${(error as Error).message}`;
}

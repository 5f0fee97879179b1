import { filesOf, findSubmissions } from '../../batch/submissions.js';
import { GradelensError } from '../../errors.js';
import { type Grader, openGrader } from '../../grade/grader.js';
import type { SubmissionResult } from '../../grade/result.js';
import { packedInputs } from '../../grade/secret-file.js';
import { gradeSubmission } from '../../grade/submission.js';
import { resultsJson } from '../../report/formats/results-json.js';
import { barrier } from '../../sandbox/mechanism.js';
import { protectionOf } from '../../sandbox/protection.js';
import { writeAtomically } from '../../store/atomic.js';
import { withWorker } from '../../worker/worker.js';
import { readAnswers } from '../../writeup/read-answers.js';
import { latenessOf, latenessText } from './lateness.js';
import { LAYOUT, type Places, placesIn } from './layout.js';
import { readMetadata } from './metadata.js';
import { failedJson } from './not-graded.js';

/** A graded submission, and what the staff should know about the assignment's settings. */
export interface Graded {
  readonly result: SubmissionResult;
  readonly warnings: readonly string[];
}

/**
 * Grades the one submission below Gradescope's folder, `/autograder`, and replaces `results/results.json`.
 *
 * Whatever fails here, that file stays valid and gives no points; then the error is thrown on, for the staff's log.
 */
export async function gradeForGradescope(root: string): Promise<Graded> {
  const places = placesIn(root);
  try {
    const { id = 'submission', ...metadata } = await readMetadata(places.metadata);
    const assignment = places.source(LAYOUT.assignment);
    const grader = await openGrader(assignment, { backend: 'wasm', hidden: packedInputs });
    try {
      const late = latenessOf(metadata);
      const { isolated, mechanisms, open } = protectionOf(await barrier());
      const isolation = { isolated, mechanisms, open };
      const graded = await gradeIn(places, id, grader);
      const result = { ...graded, notes: [...graded.notes, latenessText(late)] };
      await writeAtomically(places.results, resultsJson(result, { late, isolation }));
      return { result, warnings: warningsOf(result, metadata.assignment.total_points) };
    } finally {
      await grader.close();
    }
  } catch (error) {
    const code = error instanceof GradelensError ? error.code : 'GRADER_FAULT';
    await writeAtomically(places.results, await failedJson(places.source(LAYOUT.notGraded), code));
    throw error;
  }
}

/** The student's files lie in `submission/`, or in the one folder of it that has them. */
async function gradeIn({ submission }: Places, name: string, grader: Grader): Promise<SubmissionResult> {
  const found = await findSubmissions([submission], filesOf(grader.assignment));
  const folders = found.filter(({ path, refused }) => refused === undefined && !/\.zip$/i.test(path));
  const folder = folders.length === 1 ? folders[0]!.path : submission;
  return gradeSubmission(
    { name, folder },
    grader,
    () => {},
    () => withWorker((worker) => readAnswers(folder, grader.assignment.questions, worker)),
  );
}

/** Gradescope's total includes what people grade, so it may be more than the tests' points but never less. */
function warningsOf({ maxScore }: SubmissionResult, total: string | undefined): string[] {
  if (!(Number(total) < maxScore)) return [];
  return [
    `The assignment is worth ${total} points on Gradescope, but its tests ${maxScore}: ` +
      `set the autograder points to ${maxScore}, or Gradescope may refuse the results.`,
  ];
}

import { readFile } from 'node:fs/promises';
import { notGraded } from '../../grade/not-graded.js';
import { numbered } from '../../grade/plan.js';
import type { HiddenSource } from '../../grade/result.js';
import { resultsJson } from '../../report/formats/results-json.js';
import type { Assignment } from '../../rubric/schema.js';
import { stableJson } from '../../store/json.js';

/** What a student reads until the grader has finished, and for good if it is stopped. */
const NOT_YET =
  'Grading has not finished. If this stays, the grader was stopped: it took too long, or the machine failed.';

/** results.json of a submission that is not graded yet: no points, each test's maximum, so that they add up. */
export function notGradedJson(assignment: Assignment, hidden: HiddenSource): string {
  const { seed } = assignment;
  return resultsJson(
    notGraded('', { assignment, seed, hidden, backend: 'wasm', tests: numbered(assignment) }, NOT_YET),
  );
}

/**
 * results.json of a submission that the grader failed on, from the one made beforehand: it needs no assignment, which may
 * be what is broken. `code` tells the staff where to look; the error's text may speak of hidden tests.
 */
export async function failedJson(prepared: string, code: string): Promise<string> {
  const reason = `The grader itself failed (${code}). Nothing you handed in is lost: the staff can grade it again.`;
  const text = await readFile(prepared, 'utf8').catch(() => undefined);
  return text?.replaceAll(NOT_YET, reason) ?? stableJson({ score: 0, output: reason, output_format: 'text' });
}

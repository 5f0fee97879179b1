import { openClass } from '../../src/batch/class.js';
import type { Tally } from '../../src/batch/context.js';
import { type BatchOptions, gradeAll } from '../../src/batch/run.js';
import type { Found } from '../../src/batch/submissions.js';
import type { Grader } from '../../src/grade/grader.js';
import type { SubmissionResult } from '../../src/grade/result.js';
import { classIn } from '../../src/store/view.js';
import { ROOT } from '../process.js';

/** What came of a batch. */
export interface Batch {
  /** Of the whole class. */
  readonly results: readonly SubmissionResult[];
  readonly tally: Tally;
  /** The hand-ins of which nothing had to be done. */
  readonly kept: readonly string[];
}

/** Grades hand-ins into an output folder, as `grade` does but for its command line. */
export async function gradeInto(
  out: string,
  grader: Grader,
  found: readonly Found[],
  over: Partial<BatchOptions> = {},
): Promise<Batch> {
  const assignment = `${ROOT}rubric/demo.yaml`;
  const opened = await openClass({ out, grader, assignment, found, command: 'test' });
  const kept: string[] = [];
  try {
    const tally = await gradeAll(opened.found, {
      ...{
        out,
        grader,
        keys: opened.keys,
        finals: opened.finals,
        store: opened.store,
        run: opened.run,
        tests: grader.tests,
      },
      ...{ jobs: 2, onlyChanged: false, signal: new AbortController().signal },
      writeup: () => 'none',
      again: () => undefined,
      onTest: () => {},
      onDone: ({ submission }, how) => {
        if (how.kept) kept.push(submission);
      },
      onTrouble: (name, error) => {
        throw new Error(`${name}: ${String(error)}`);
      },
      ...over,
    });
    return { results: await classIn(opened.store.db), tally, kept };
  } finally {
    await opened.close();
  }
}

import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type BatchOptions, gradeAll } from '../batch/run.js';
import { findSubmissions } from '../batch/submissions.js';
import { type Grader, openGrader } from '../grade/grader.js';
import type { HiddenInputs } from '../grade/hidden.js';
import type { SubmissionResult } from '../grade/result.js';
import { writeClassReports } from '../report/index.js';
import { barrier } from '../sandbox/mechanism.js';
import type { Backend } from '../tensor/engines.js';
import type { EndingSignal } from './exit.js';
import { untilInterrupted } from './interrupt.js';
import { requireIsolation } from './isolation.js';
import { notePassedOver } from './passed-over.js';
import { BatchProgress } from './progress.js';

/** What `grade` and `demo` share. */
export interface BatchCommand {
  readonly paths: readonly string[];
  readonly assignment: string;
  readonly out: string;
  readonly backend: Backend | 'auto';
  readonly jobs: number;
  /** Default: those of the assignment's secret. */
  readonly hidden?: HiddenInputs;
  readonly resume: boolean;
  readonly writeup: BatchOptions['writeup'];
  /** Run several hand-ins also where nothing isolates them. */
  readonly unsafe: boolean;
}

/** What came of a batch. */
export interface BatchOutcome {
  readonly results: readonly SubmissionResult[];
  readonly grader: Grader;
  /** The signal that came before all were graded. */
  readonly interrupted: EndingSignal | undefined;
  readonly seconds: number;
}

/** Grades submissions with progress on standard error, and writes every report. Ctrl-C ends it cleanly. */
export async function runBatch(command: BatchCommand): Promise<BatchOutcome> {
  const { hidden, backend, jobs, resume, writeup } = command;
  const grader = await openGrader(command.assignment, { backend, ...(hidden && { hidden }) });
  notePassedOver(grader);
  if (grader.hiddenNote !== undefined) process.stderr.write(`${grader.hiddenNote}\n`);
  // From here on there is something to keep; before, Ctrl-C just ends the process.
  return untilInterrupted(grader, async (signal) => {
    const files = grader.assignment.problems.map(({ file }) => file);
    const found = await findSubmissions(command.paths, [...files, 'answers.md']);
    requireIsolation(await barrier(), found.length, command.unsafe);
    const progress = new BatchProgress(found.length, grader.tests.length);
    for (const [i, planned] of grader.tests.entries()) {
      if (signal.aborted) break;
      progress.say(`computing the answer key, ${i + 1} of ${grader.tests.length}: ${planned.problem.title}`);
      await grader.key.expected(planned).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    }
    const out = resolve(command.out);
    await mkdir(out, { recursive: true });
    const results = await gradeAll(found, grader, {
      out,
      jobs,
      resume,
      writeup,
      signal,
      onTest: (submission, { number }) => progress.test(submission, number),
      onDone: (result, recalled) => progress.done(result, recalled),
    });
    progress.clear();
    await writeClassReports(out, results);
    return {
      results,
      grader,
      interrupted: signal.reason as EndingSignal | undefined,
      seconds: progress.seconds,
    };
  });
}

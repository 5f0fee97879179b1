import { resolve } from 'node:path';
import { checkHardLinks } from '../batch/hard-links.js';
import { RETURN } from '../batch/places.js';
import { type BatchOptions, gradeAll } from '../batch/run.js';
import { findSubmissions } from '../batch/submissions.js';
import { type Grader, openGrader } from '../grade/grader.js';
import type { HiddenInputs } from '../grade/hidden.js';
import type { SubmissionResult } from '../grade/result.js';
import { classFiles, writeClassReports } from '../report/index.js';
import { barrier } from '../sandbox/mechanism.js';
import type { Backend } from '../tensor/engines.js';
import type { EndingSignal } from './exit.js';
import { told } from './fault.js';
import { untilInterrupted } from './interrupt.js';
import { requireIsolation } from './isolation.js';
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
  /** What could not be written, and what that means: a line each. */
  readonly troubles: readonly string[];
  readonly seconds: number;
}

/** Grades submissions with progress on standard error, and writes every report. Ctrl-C ends it cleanly. */
export async function runBatch(command: BatchCommand): Promise<BatchOutcome> {
  const { hidden, backend, resume, writeup } = command;
  const grader = await openGrader(command.assignment, { backend, ...(hidden && { hidden }) });
  notePassedOver(grader);
  if (grader.hiddenNote !== undefined) process.stderr.write(`${grader.hiddenNote}\n`);
  // From here on there is something to keep; before, Ctrl-C just ends the process.
  return untilInterrupted(grader, async (signal) => {
    const out = resolve(command.out);
    await requireWritable(out);
    const changed = await otherSecret(out, grader);
    if (changed !== undefined) warn(changed);
    const files = [...grader.assignment.problems.map(({ file }) => file), 'answers.md'];
    const { found, warnings } = await checkHardLinks(
      await findSubmissions(command.paths, files, [...(await classFiles()), RETURN]),
      [...new Set(files)],
    );
    for (const warning of warnings) warn(warning);
    requireIsolation(await barrier(), found.length, command.unsafe);
    const jobs = jobsWithin(command.jobs);
    if (jobs < Math.min(command.jobs, found.length)) {
      warn(`${jobs} at a time, not ${command.jobs}: more files may not be open at once here (ulimit -n).`);
    }
    const progress = new BatchProgress(found.length, grader.tests.length);
    for (const [i, planned] of grader.tests.entries()) {
      if (signal.aborted) break;
      progress.say(`computing the answer key, ${i + 1} of ${grader.tests.length}: ${planned.problem.title}`);
      await grader.key.expected(planned).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    }
    const troubles: string[] = [];
    const unwritten = new Set<string>();
    const results = await gradeAll(found, grader, {
      out,
      jobs,
      resume,
      writeup,
      signal,
      onTest: (submission, { number }) => progress.test(submission, number),
      onDone: (result, recalled) => progress.done(result, recalled),
      onTrouble: (submission, error) => {
        unwritten.add(submission);
        troubles.push(`${submission}: ${told(error)}`);
      },
    });
    progress.clear();
    await writeClassReports(out, results).catch((error: unknown) => troubles.push(told(error)));
    const gone = (await withoutReports(out, results)).filter((name) => !unwritten.has(name));
    if (gone.length > 0) {
      troubles.push(`Removed from ${shown(out)} while this ran: the reports of ${gone.join(', ')}.`);
    }
    if (results.length < found.length && !signal.aborted) {
      troubles.push(`Stopped: ${found.length - results.length} of ${found.length} hand-ins were not graded.`);
    }
    return {
      results,
      grader,
      interrupted: signal.reason as EndingSignal | undefined,
      troubles,
      seconds: progress.seconds,
    };
  });
}

/** Says what could not be written, what is safe, and how to go on. */
export function tellTroubles(troubles: readonly string[]): void {
  const paint = painter(process.stderr);
  for (const trouble of troubles)
    process.stderr.write(`${paint('red', 'not written')} ${printable(trouble)}\n`);
  process.stderr.write(
    'All that was written is whole and stays. Mend this and run it again; `grade --resume` goes on where it stopped.\n',
  );
}

const warn = (text: string): void => {
  process.stderr.write(`${painter(process.stderr)('yellow', 'note')} ${printable(text)}\n`);
};

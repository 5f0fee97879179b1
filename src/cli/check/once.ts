import { basename } from 'node:path';
import type { Grader } from '../../grade/grader.js';
import { type First, mendFirst } from '../../grade/mend-first.js';
import type { SubmissionResult } from '../../grade/result.js';
import { gradeSubmission } from '../../grade/submission.js';
import { coresForOne } from '../../sandbox/lanes.js';
import type { OutputLog } from '../../sandbox/log.js';
import { withWorker } from '../../worker/worker.js';
import { readAnswers } from '../../writeup/read-answers.js';
import { StatusLine } from '../terminal.js';
import { typeMistakes } from './types.js';

/** The line that a test's message begins with, and the file where it does not compile. */
const PLACE = /^[^:\n]+:\d+(?=:\d+: )/;
const UNCOMPILED = /^[^:\n]+(?=:\d+:\d+: The file does not compile)/;
/** What TypeScript cannot read; what it reads and finds wrong has other numbers. And what it does not find: modules. */
const SYNTAX = /\(TS1\d{3}\)$/;
const NO_MODULE = /\(TS(2307|2580|2591|2792)\)$/;

/** What one check of a hand-in found. */
export interface Checked {
  readonly result: SubmissionResult;
  /** What each test's call printed, by the test's number. */
  readonly printed: ReadonlyMap<string, string>;
  readonly first: readonly First[];
  readonly types: readonly string[];
}

/** How a hand-in is checked. */
export interface Manner {
  /** TypeScript's mistakes are wanted too. */
  readonly types: boolean;
  /** The written answers are read too. */
  readonly answers: boolean;
  /** One process, one call at a time. */
  readonly single: boolean;
}

/** Runs the grader's tests on a hand-in. Undefined where a signal came meanwhile, after which no answer means anything. */
export async function checkOnce(
  folder: string,
  grader: Grader,
  { types: typed, answers, single }: Manner,
  signal: AbortSignal,
): Promise<Checked | undefined> {
  const status = new StatusLine();
  status.show('computing the answer key');
  const files = [...new Set(grader.tests.map(({ problem }) => problem.file))];
  const logs = new Map<string, OutputLog>();
  let done = 0;
  try {
    // Beside the tests.
    const types = typed ? typeMistakes(folder, files, { signal }) : Promise.resolve([]);
    const graded = await gradeSubmission(
      { name: basename(folder), folder },
      grader,
      ({ number }, printed) => {
        if (printed) logs.set(number, printed);
        status.show(`test ${++done} of ${grader.tests.length}`);
      },
      async () =>
        answers
          ? withWorker((worker) => readAnswers(folder, grader.assignment.questions, worker), signal)
          : { questions: [], notes: [] },
      { lanes: single ? 1 : Math.max(1, Math.min(coresForOne(), grader.tests.length)), sparing: true },
    );
    if (signal.aborted) return undefined;
    status.show('looking for what to mend first');
    const result = { ...graded, publicOnly: true } as const;
    const first = await mendFirst(folder, grader, result);
    const printed = new Map([...logs].map(([number, { text }]) => [number, text]));
    return signal.aborted ? undefined : { result, printed, first, types: unsaid(await types, result) };
  } finally {
    status.clear();
  }
}

/** What tests tell is not told a second time: a file that does not compile, with whatever comes of it, and a refused import. */
function unsaid(types: readonly string[], { tests }: SubmissionResult): readonly string[] {
  const found = (pattern: RegExp) =>
    new Set(tests.flatMap(({ message }) => message.match(pattern)?.[0] ?? []));
  const [broken, places] = [found(UNCOMPILED), found(PLACE)];
  return types.filter((each) => {
    const [place] = each.match(PLACE) ?? [each];
    const file = place.slice(0, place.lastIndexOf(':'));
    return !(SYNTAX.test(each) && broken.has(file)) && !(NO_MODULE.test(each) && places.has(place));
  });
}

import { watch } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { GradelensError } from '../../errors.js';
import { type Grader, openGrader } from '../../grade/grader.js';
import type { SubmissionResult, TestResult } from '../../grade/result.js';
import { gradeSubmission } from '../../grade/submission.js';
import { confidence } from '../../report/text.js';
import { coresForOne } from '../../sandbox/lanes.js';
import { systemFault } from '../../system-error.js';
import type { Backend } from '../../tensor/engines.js';
import { withWorker } from '../../worker/worker.js';
import { readAnswers } from '../../writeup/read-answers.js';
import { EXIT, exitOf } from '../exit.js';
import { told } from '../fault.js';
import { untilInterrupted } from '../interrupt.js';
import { requireKnown } from '../known-problems.js';
import { assignmentOption, backendOption, chosenAssignment, examples } from '../options.js';
import { requireWritable } from '../output-folder.js';
import { notePassedOver } from '../passed-over.js';
import { VERDICT_COLOURS } from '../progress.js';
import { shown } from '../shown.js';
import { painter, printable, StatusLine } from '../terminal.js';

interface Options {
  assignment?: string;
  backend: Backend | 'auto';
  only?: string[];
  watch: boolean;
  out?: string;
  json: boolean;
}

/** `gradelens check`: a student's own check, with the public tests only. */
export default function register(program: Command): void {
  const command = program
    .command('check')
    .description('Check your own hand-in with the public tests: what is off, and by how much.')
    .argument('[folder]', 'the hand-in', '.')
    .option('--only <problem...>', 'these problems only')
    .option('--watch', 'check again whenever a file is saved', false)
    .option('--out <folder>', 'also write feedback.html with pictures there')
    .addOption(assignmentOption())
    .addOption(backendOption())
    .option('--json', 'print the result as JSON', false)
    .action(check);
  examples(command, [
    ['gradelens check', 'the folder you are in'],
    ['gradelens check --only grad-cam --watch', 'one problem, again at each save'],
    ['gradelens check --out feedback', 'with pictures: yours, the expected one, the difference'],
  ]);
}

async function check(folder: string, options: Options): Promise<void> {
  await requireReadable(folder);
  if (options.out !== undefined) await requireWritable(resolve(options.out));
  const { path, note } = await chosenAssignment(options.assignment, folder);
  if (note) process.stderr.write(`${note}\n`);
  const { only } = options;
  const grader = await openGrader(path, {
    backend: options.backend,
    select: (problem, { visibility }) => visibility === 'visible' && (!only || only.includes(problem.id)),
  });
  notePassedOver(grader);
  await untilInterrupted(grader, async (signal) => {
    requireKnown(only, grader.assignment);
    const once = async (): Promise<void> => {
      const code = await checkOnce(folder, grader, options, signal).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
      process.exitCode = signal.aborted ? exitOf(signal.reason) : (code ?? EXIT.notGraded);
    };
    await once();
    if (options.watch && !signal.aborted) {
      await again(folder, once, signal);
      process.exitCode = exitOf(signal.reason);
    }
  });
}

/** Else every problem would seem to be missing. */
async function requireReadable(folder: string): Promise<void> {
  try {
    await (await opendir(folder)).close();
  } catch (error) {
    const fault = systemFault(error);
    if (!fault) throw error;
    throw new GradelensError(
      'SUBMISSION_NOT_FOUND',
      `${folder} cannot be checked: ${fault.what}. ${fault.remedy} Give the folder with your hand-in's files.`,
      { cause: error },
    );
  }
}

/** Returns the exit code; undefined where a signal came meanwhile, after which no answer means anything. */
async function checkOnce(
  folder: string,
  grader: Grader,
  { out, json }: Options,
  signal: AbortSignal,
): Promise<number | undefined> {
  const status = new StatusLine();
  const path = resolve(folder);
  status.show('computing the answer key');
  let done = 0;
  const result = await gradeSubmission(
    { name: basename(path), folder: path },
    grader,
    () => status.show(`test ${++done} of ${grader.tests.length}`),
    () => withWorker((worker) => readAnswers(path, grader.assignment.questions, worker), signal),
    Math.max(1, Math.min(coresForOne(), grader.tests.length)),
  );
  status.clear();
  if (signal.aborted) return undefined;
  process.stdout.write(json ? `${JSON.stringify(withoutPictures(result), null, 2)}\n` : report(result));
  if (out) {
    // Pictures need libraries that the answer alone does not.
    const { writeReports } = await import('../../report/index.js');
    await writeReports(out, result);
    process.stdout.write(`Pictures: ${shown(join(resolve(out), 'feedback.html'))}\n`);
  }
  if (result.tests.some(({ verdict }) => verdict === 'not-graded')) return EXIT.notGraded;
  return result.tests.every(({ verdict }) => verdict === 'pass') ? EXIT.done : EXIT.failures;
}

const withoutPictures = (result: SubmissionResult) => ({
  ...result,
  tests: result.tests.map(({ pictures, ...test }) => test),
});

/** A line a test; under each that failed what is off and what may explain it. */
function report(result: SubmissionResult): string {
  const paint = painter(process.stdout);
  const lines: string[] = [];
  let problem = '';
  for (const test of result.tests) {
    if (test.problem !== problem) {
      lines.push(paint('bold', `${test.title} (${test.problem})`));
      problem = test.problem;
    }
    const passed = test.verdict === 'pass';
    const mark = paint(VERDICT_COLOURS[test.verdict], passed ? '✓' : '✗');
    lines.push(`  ${mark} ${test.name}  ${test.score} / ${test.points}${passed ? '' : `  ${test.verdict}`}`);
    if (!passed) lines.push(...explanation(test, paint));
  }
  const passed = result.tests.filter(({ verdict }) => verdict === 'pass').length;
  lines.push(
    '',
    `${passed} of ${result.tests.length} public tests pass, ${result.score} of ${result.maxScore} public points ` +
      `(${result.network} on ${result.backend}). Hidden tests count too when it is graded.`,
    ...result.notes.map((note) => paint('yellow', `Note: ${printable(note)}`)),
  );
  if (result.log) lines.push('', paint('dim', 'Your program printed:'), indent(result.log.trimEnd()));
  return `${lines.join('\n')}\n`;
}

function explanation({ message, findings }: TestResult, paint: ReturnType<typeof painter>): string[] {
  return [
    ...findings.map(
      (finding) =>
        `${indent(`→ ${finding.message}`, 6)} ${paint('dim', `(${confidence(finding.confidence)})`)}`,
    ),
    findings.length > 0 ? paint('dim', indent(message, 6)) : indent(message, 6),
  ];
}

const indent = (text: string, by = 2): string => printable(text).replace(/^/gm, ' '.repeat(by));

/** Runs `work` after each save, until a signal comes. Editors save in bursts, so a short silence comes first. */
async function again(folder: string, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  process.stderr.write('Watching for saved files; Ctrl-C ends.\n');
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve<unknown>(undefined);
  const watcher = watch(folder, { recursive: true, signal }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(work).catch((error) => process.stderr.write(`${printable(told(error))}\n`));
    }, 200);
  });
  await new Promise<void>((resolve, reject) => watcher.once('close', resolve).once('error', reject));
  clearTimeout(timer);
  await running;
}

import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { filesOf } from '../../batch/submissions.js';
import { GradelensError } from '../../errors.js';
import { type Grader, openGrader } from '../../grade/grader.js';
import { loadAssignment } from '../../rubric/load.js';
import type { Backend } from '../../tensor/engines.js';
import { type Checked, checkOnce } from '../check/once.js';
import { placeOf } from '../check/place.js';
import { screen } from '../check/screen.js';
import { waiting } from '../check/waiting.js';
import { WatchedCheck } from '../check/watched.js';
import { EXIT, exitOf } from '../exit.js';
import { untilInterrupted } from '../interrupt.js';
import { requireKnown } from '../known-problems.js';
import { assignmentOption, backendOption, chosenAssignment, examples, inspectOption } from '../options.js';
import { requireWritable } from '../output-folder.js';
import { notePassedOver } from '../passed-over.js';
import { shown } from '../shown.js';
import { printable, say } from '../terminal.js';

/** Options of `check`. */
interface CheckOptions {
  readonly assignment?: string;
  readonly backend: Backend | 'auto';
  readonly only?: string[];
  readonly watch: boolean;
  readonly out?: string;
  readonly types: boolean;
  readonly inspect?: number;
  readonly verbose: boolean;
  readonly bell: boolean;
  readonly json: boolean;
}

/** `gradelens check`: a student's own check, with the public tests only. */
export default function register(program: Command): void {
  const command = program
    .command('check')
    .description('Check your own hand-in with the public tests: what is off, and by how much.')
    .argument('[folder|zip]', 'the hand-in', '.')
    .option('--only <problem...>', 'these problems only')
    .option(
      '--watch',
      'check again what a saved file changes; keys: a all, f failed, o open the page, q quit',
      false,
    )
    .option('--out <folder>', 'also write feedback.html with pictures there')
    .option('--types', "also TypeScript's own errors", true)
    .option('--no-types', "without TypeScript's errors")
    .option('--verbose', 'every test in full, and all that your code printed', false)
    .addOption(inspectOption())
    .option('--bell', 'ring when a check is done', false)
    .addOption(assignmentOption())
    .addOption(backendOption())
    .option('--json', 'print the result as JSON', false)
    .action(check);
  examples(command, [
    ['gradelens check', 'the folder you are in'],
    ['gradelens check --only grad-cam --watch', 'one problem, again at each save'],
    ['gradelens check --out feedback', 'with pictures: yours, the expected one, the difference'],
    [
      'gradelens check --only tv-loss --inspect',
      'stop at your breakpoints (VS Code: attach; Chrome: chrome://inspect)',
    ],
  ]);
}

async function check(path: string, options: CheckOptions): Promise<void> {
  const { only, out } = options;
  const chosen = await chosenAssignment(options.assignment, path);
  const place = await placeOf(path, filesOf(await loadAssignment(chosen.path)));
  try {
    if (out !== undefined) await requireWritable(resolve(out));
    if (options.watch && place.packed) throw new GradelensError('NOT_WATCHED', NOT_WATCHED);
    const manner = {
      types: options.types,
      answers: only === undefined,
      single: options.inspect !== undefined,
    };
    if (chosen.note) say(process.stderr, chosen.note);
    for (const note of place.notes) say(process.stderr, printable(note));
    const grader = await openGrader(chosen.path, {
      backend: options.backend,
      ...(options.inspect !== undefined && { inspect: options.inspect }),
      select: (problem, { visibility }) => visibility === 'visible' && (!only || only.includes(problem.id)),
    });
    notePassedOver(grader);
    if (options.inspect !== undefined) say(process.stderr, waiting(options.inspect));
    await untilInterrupted(grader, async (signal) => {
      requireKnown(only, grader.assignment);
      const run = (part: Grader) => checkOnce(place.folder, part, manner, signal);
      const tell = (checked: Checked, wanted = (_: string): boolean => true) =>
        show(checked, options, wanted);
      if (options.watch) await new WatchedCheck(place.folder, grader, options, run, tell).until(signal);
      else {
        const checked = await run(grader);
        if (checked) process.exitCode = await tell(checked);
      }
      if (signal.aborted) process.exitCode = exitOf(signal.reason);
    });
  } finally {
    await place.close();
  }
}

const NOT_WATCHED = 'A zip cannot be watched. Unpack it, and give the folder with your files.';

/** Shows a check, of the problems that are wanted, and writes its page. Returns the exit code. */
async function show(
  checked: Checked,
  options: CheckOptions,
  wanted: (problem: string) => boolean,
): Promise<number> {
  const { result, types } = checked;
  const { out, json, verbose, bell } = options;
  const notes = [...types.map((each) => `Types: ${each}`), ...result.notes.map((note) => `Note: ${note}`)];
  process.stdout.write(
    json
      ? `${JSON.stringify(forPrograms(checked), null, 2)}\n`
      : screen({ ...checked, notes, verbose, wanted }),
  );
  if (out !== undefined) {
    // Pictures need libraries that the answer alone does not.
    const { writeReports } = await import('../../report/index.js');
    await writeReports(out, result, 'check');
    say(json ? process.stderr : process.stdout, `Pictures: ${shown(join(resolve(out), 'feedback.html'))}`);
  }
  if (bell) process.stderr.write('\u0007');
  if (result.tests.some(({ verdict }) => verdict === 'not-graded')) return EXIT.notGraded;
  return result.tests.every(({ verdict }) => verdict === 'pass') ? EXIT.done : EXIT.failures;
}

/** As `--json` prints it: without pictures, with what each test printed. */
const forPrograms = ({ result, printed, first, types }: Checked) => ({
  ...result,
  tests: result.tests.map(({ pictures, ...test }) => ({ ...test, printed: printed.get(test.number) ?? '' })),
  first,
  types,
});

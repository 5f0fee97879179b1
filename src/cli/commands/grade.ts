import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { RETURN } from '../../batch/places.js';
import type { Grader } from '../../grade/grader.js';
import { hiddenFromSeed } from '../../grade/hidden.js';
import { summaryOf } from '../../report/class/summary-json.js';
import type { Backend } from '../../tensor/engines.js';
import { runBatch, tellTroubles } from '../batch.js';
import { EXIT, exitOf } from '../exit.js';
import {
  assignmentOption,
  backendOption,
  chosenAssignment,
  examples,
  integer,
  seedOption,
} from '../options.js';
import { scoreTable } from '../progress.js';
import { shown } from '../shown.js';
import { duration, printable } from '../terminal.js';
import { ungradedLines } from '../ungraded.js';

interface Options {
  assignment?: string;
  out: string;
  backend: Backend | 'auto';
  jobs: number;
  seed?: number;
  resume: boolean;
  writeup: 'full' | 'quick' | 'none';
  failOnFail: boolean;
  json: boolean;
  unsafe: boolean;
}

/** `gradelens grade`: TAs grade one hand-in or hundreds. */
export default function register(program: Command): void {
  const command = program
    .command('grade')
    .description('Grade hand-ins: folders, zips, or a folder of them; hidden tests included.')
    .argument('<folder|zip...>', 'the hand-ins')
    .addOption(assignmentOption())
    .option('--out <folder>', 'where the reports go', 'out')
    .option('--jobs <n>', 'hand-ins at a time', integer(1), Math.max(1, availableParallelism()))
    .addOption(backendOption())
    .addOption(
      seedOption('draw hidden inputs from a number, to reproduce a run: weak (default: from the secret)'),
    )
    .option('--resume', 'keep the results of an earlier run that was interrupted', false)
    .addOption(
      new Option('--writeup <how>', 'slides: quick drafts, full (minutes each), or none')
        .choices(['quick', 'full', 'none'])
        .default('quick'),
    )
    .option('--unsafe', 'run several hand-ins also where nothing isolates them from this machine', false)
    .option('--fail-on-fail', 'exit with 1 when a hand-in lost points', false)
    .option('--json', 'print summary.json instead of the table', false)
    .action(grade);
  examples(command, [
    ['gradelens grade handins/ --assignment rubric/a3.yaml --out out', 'every folder and zip in handins/'],
    ['gradelens grade ada.zip --out out', 'one hand-in'],
    ['gradelens grade handins/ --out out --resume', 'go on after an interruption'],
  ]);
}

async function grade(paths: string[], options: Options): Promise<void> {
  const { path, note } = await chosenAssignment(options.assignment);
  if (note) process.stderr.write(`${note}\n`);
  const { results, grader, interrupted, troubles, seconds } = await runBatch({
    ...options,
    paths,
    assignment: path,
    ...(options.seed !== undefined && { hidden: hiddenFromSeed(options.seed) }),
    writeup: () => options.writeup,
  });
  const ungraded = ungradedLines(results);
  if (options.json) {
    process.stdout.write(`${JSON.stringify(summaryOf(results), null, 2)}\n`);
  } else {
    process.stdout.write(`\n${scoreTable(results)}\n\n`);
    process.stdout.write(
      `${results.length} graded in ${duration(seconds)} with ${grader.assignment.network} on ${grader.backend}${hiddenWords(grader)}.\n` +
        `Scores: ${shown(join(options.out, 'grades.csv'))}   Reports: ${shown(join(options.out, '<submission>'))}\n` +
        `For students: ${shown(join(options.out, RETURN, '<submission>'))} holds all that one may see, and nothing else.\n`,
    );
  }
  if (ungraded.length > 0) {
    for (const line of ungraded) process.stderr.write(`Not graded: ${printable(line)}\n`);
    process.exitCode = EXIT.notGraded;
  } else if (options.failOnFail && results.some(({ score, maxScore }) => score < maxScore)) {
    process.exitCode = EXIT.failures;
  }
  if (troubles.length > 0) {
    tellTroubles(troubles);
    process.exitCode = EXIT.notGraded;
  }
  if (interrupted) {
    process.stderr.write('Interrupted. What was graded is kept; the same command with --resume goes on.\n');
    process.exitCode = exitOf(interrupted);
  }
}

/** `, hidden inputs of secret 1f2e3d4c`: by its fingerprint, so that two runs can be told apart. */
const hiddenWords = ({ hidden }: Grader): string => {
  if (hidden === null) return '';
  const { secret, weakSeed } = hidden;
  return `, hidden inputs of ${weakSeed === undefined ? `secret ${secret}` : `seed ${weakSeed}, weak`}`;
};

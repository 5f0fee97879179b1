import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Grader } from '../../grade/grader.js';
import { hiddenFromSeed } from '../../grade/hidden.js';
import type { Verdict } from '../../grade/result.js';
import { summaryOf } from '../../report/class/summary-json.js';
import { RETURN_FOLDER } from '../../report/return-folder.js';
import type { Backend } from '../../tensor/engines.js';
import { type CollectFlags, collectFlags, collectOptions } from '../collect-options.js';
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
import { tallyLines } from '../tally.js';
import { duration, printable } from '../terminal.js';
import { ungradedLines } from '../ungraded.js';

interface Options extends CollectFlags {
  assignment?: string;
  out: string;
  backend: Backend | 'auto';
  jobs: number;
  seed?: number;
  only?: string[];
  changed: boolean;
  failed: boolean;
  fresh: boolean;
  writeup: 'full' | 'quick' | 'none';
  failOnFail: boolean;
  json: boolean;
  unsafe: boolean;
}

/** `gradelens grade`: TAs grade one hand-in or hundreds. */
export default function register(program: Command): void {
  const command = program
    .command('grade')
    .description('Grade hand-ins, or a class as its platform gives it; hidden tests included.')
    .argument('<folder|zip...>', "hand-ins, a collected class, or a platform's export")
    .addOption(assignmentOption())
    .option('--out <folder>', 'where the reports go', 'out')
    .option('--jobs <n>', 'hand-ins at a time', integer(1), Math.max(1, availableParallelism()))
    .addOption(backendOption())
    .addOption(
      seedOption('draw hidden inputs from a number, to reproduce a run: weak (default: from the secret)'),
    )
    .option('--only <name...>', 'only these problems and hand-ins')
    .option('--changed', 'only hand-ins that are new or whose code changed', false)
    .option('--failed', 'call again every test that did not pass', false)
    .option('--fresh', 'call every test again: keep nothing of earlier runs', false)
    .addOption(
      new Option('--writeup <how>', 'slides: quick drafts, full (minutes each), or none')
        .choices(['quick', 'full', 'none'])
        .default('none'),
    )
    .option('--unsafe', 'run several hand-ins also where nothing isolates them from this machine', false)
    .option('--fail-on-fail', 'exit with 1 when a hand-in lost points', false)
    .option('--json', 'print summary.json instead of the table', false)
    .action(grade);
  for (const option of collectOptions()) command.addOption(option.helpGroup('How a class is read:'));
  examples(command, [
    ['gradelens grade handins/ --assignment rubric/a3.yaml --out out', 'every folder and zip in handins/'],
    ['gradelens grade ada.zip --out out', 'one hand-in'],
    ['gradelens grade submissions.zip --roster roster.csv --out out', "a platform's export, whose each is"],
    [
      'gradelens grade handins/ --out out',
      'again: goes on after an interruption, does only what a change asks for',
    ],
    ['gradelens grade handins/ --out out --only grad-cam bob', 'one problem of one hand-in'],
  ]);
}

async function grade(paths: string[], options: Options): Promise<void> {
  // The store's libraries take time to load, which no other command is to wait for.
  const { runBatch, tellTroubles } = await import('../batch.js');
  const { path, note } = await chosenAssignment(options.assignment);
  if (note) process.stderr.write(`${note}\n`);
  const { results, all, tally, grader, notTaken, unsettled, interrupted, troubles, seconds } = await runBatch(
    {
      ...options,
      paths,
      collecting: collectFlags(options),
      only: options.only ?? [],
      onlyChanged: options.changed,
      again: againOf(options),
      assignment: path,
      ...(options.seed !== undefined && { hidden: hiddenFromSeed(options.seed) }),
      writeup: () => options.writeup,
    },
  );
  const ungraded = ungradedLines(results);
  if (options.json) {
    process.stdout.write(`${JSON.stringify(summaryOf(all), null, 2)}\n`);
  } else {
    process.stdout.write(`\n${scoreTable(results)}\n\n`);
    process.stdout.write(
      `${results.length} graded in ${duration(seconds)} with ${grader.assignment.network} on ${grader.backend}${hiddenWords(grader)}.\n` +
        `${tallyLines(tally).join('\n')}\n` +
        (all.length > results.length
          ? `The class in ${shown(options.out)} has ${all.length} hand-ins.\n`
          : '') +
        `Scores: ${shown(join(options.out, 'grades.csv'))}   Reports: ${shown(join(options.out, '<submission>'))}\n` +
        `For students: ${shown(join(options.out, RETURN_FOLDER, '<submission>'))} holds all that one may see, and nothing else.\n`,
    );
  }
  if (options.writeup !== 'none' && !grader.assignment.deck)
    process.stderr.write(
      `No slides: ${grader.assignment.id} has no deck, whose pages its assignment file would list under \`deck\`.\n`,
    );
  for (const line of notTaken)
    process.stderr.write(`Not taken: ${printable(line)}; gradelens collect says more\n`);
  for (const line of ungraded) process.stderr.write(`Not graded: ${printable(line)}\n`);
  if (ungraded.length + notTaken.length > 0 || unsettled) {
    process.exitCode = EXIT.notGraded;
  } else if (options.failOnFail && results.some(({ score, maxScore }) => score < maxScore)) {
    process.exitCode = EXIT.failures;
  }
  if (troubles.length > 0) {
    tellTroubles(troubles);
    process.exitCode = EXIT.notGraded;
  }
  if (interrupted) {
    process.stderr.write('Interrupted. What was graded is kept; the same command goes on.\n');
    process.exitCode = exitOf(interrupted);
  }
}

/** Why a test is called although nothing that decides its result changed. */
const againOf =
  ({ failed, fresh }: Options) =>
  ({ verdict }: { readonly verdict: Verdict }): string | undefined =>
    fresh ? 'asked for by --fresh' : failed && verdict !== 'pass' ? 'asked for by --failed' : undefined;

/** `, hidden inputs of secret 1f2e3d4c`: by its fingerprint, so that two runs can be told apart. */
const hiddenWords = ({ hidden }: Grader): string => {
  if (hidden === null) return '';
  const { secret, weakSeed } = hidden;
  return `, hidden inputs of ${weakSeed === undefined ? `secret ${secret}` : `seed ${weakSeed}, weak`}`;
};

import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { hiddenFromSeed } from '../../grade/hidden.js';
import type { SubmissionResult } from '../../grade/result.js';
import { laySamples, outcomesIn } from '../../samples/samples.js';
import type { Backend } from '../../tensor/engines.js';
import { EXIT, exitOf } from '../exit.js';
import { backendOption, examples, integer, packaged } from '../options.js';
import { requireWritable } from '../output-folder.js';
import { scoreTable } from '../progress.js';
import { shown } from '../shown.js';
import { duration, painter } from '../terminal.js';

/** Nothing is at stake: hidden inputs that are the same everywhere, and no secret in the package's folder. */
const { note, ...HIDDEN } = hiddenFromSeed(231);

/** Below the output folder: the hand-ins themselves. */
const HAND_INS = 'hand-ins';

/** `gradelens demo`: grades the sample hand-ins and checks that each gets what it must. */
export default function register(program: Command): void {
  const command = program
    .command('demo')
    .description('Grade the sample hand-ins on the built-in network and show where the reports are.')
    .option('--out <folder>', 'where the reports go', 'out/demo')
    .option('--jobs <n>', 'hand-ins at a time', integer(1), Math.max(1, availableParallelism()))
    .addOption(backendOption())
    .action(demo);
  examples(command, [['gradelens demo', 'takes a minute or two, needs no network']]);
}

async function demo(options: { out: string; jobs: number; backend: Backend | 'auto' }): Promise<void> {
  const { runBatch, tellTroubles } = await import('../batch.js');
  const folder = packaged('submissions/examples');
  const all = await outcomesIn(folder);
  const handIns = join(options.out, HAND_INS);
  await requireWritable(options.out);
  await laySamples(folder, Object.keys(all), handIns);
  const samples = Object.entries(all).filter(([path]) => /^(good|mistakes)\//.test(path));
  const wrong = samples.filter(([path]) => path.startsWith('mistakes/')).map(([path]) => basename(path));
  const good = samples.filter(([path]) => path.startsWith('good/')).map(([path]) => basename(path));
  process.stdout.write(
    `Grading ${samples.length} sample hand-ins on the small built-in network: full marks and one-mistake samples.\n\n`,
  );
  const { results, seconds, interrupted, troubles } = await runBatch({
    ...options,
    paths: samples.map(([path]) => join(handIns, path)),
    assignment: packaged('rubric/demo.yaml'),
    hidden: HIDDEN,
    only: [],
    onlyChanged: false,
    again: () => undefined,
    writeup: (name) => (good.includes(name) ? 'full' : 'none'),
    // Our own samples.
    unsafe: true,
  });
  process.stdout.write(`\n${scoreTable(results)}\n\n`);
  if (interrupted) {
    process.exitCode = exitOf(interrupted);
    return;
  }
  if (troubles.length > 0) {
    tellTroubles(troubles);
    process.exitCode = EXIT.notGraded;
    return;
  }
  const wanted = new Map(samples.map(([path, verdicts]) => [basename(path), verdicts]));
  const surprises = results.flatMap((result) => surprisesOf(result, wanted.get(result.submission) ?? {}));
  const paint = painter(process.stdout);
  if (surprises.length > 0) {
    process.stdout.write(
      `${paint('red', 'Unexpected:')}\n${surprises.map((line) => `  ${line}\n`).join('')}`,
    );
    process.exitCode = EXIT.failures;
    return;
  }
  process.stdout.write(
    `${paint('green', 'Each sample got what it must')}, in ${duration(seconds)}.\n\n` +
      `Look at\n  ${shown(join(options.out, 'grades.csv'))}\n` +
      `  ${shown(join(options.out, wrong[0] ?? '', 'feedback.html'))}  (a mistake, explained)\n` +
      `  ${shown(join(options.out, good[0] ?? '', 'writeup.pdf'))}  (the slides of a full-marks hand-in)\n` +
      `  ${shown(handIns)}  (the hand-ins themselves, broken ones too, to look at and to grade again)\n`,
  );
}

/** Where a sample's verdicts are not the listed ones. */
function surprisesOf(result: SubmissionResult, listed: Readonly<Record<string, string>>): string[] {
  return [...new Set(result.tests.map(({ problem }) => problem))].flatMap((problem) => {
    const wanted = listed[problem] ?? 'pass';
    const verdicts = result.tests.filter((test) => test.problem === problem).map(({ verdict }) => verdict);
    const met =
      wanted === 'pass'
        ? verdicts.every((each) => each === 'pass')
        : verdicts.some((each) => each === wanted);
    return met
      ? []
      : [`${result.submission}: ${problem} is ${[...new Set(verdicts)].join(' and ')}, expected ${wanted}`];
  });
}

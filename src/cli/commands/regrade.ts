import type { Command } from 'commander';
import { GradelensError } from '../../errors.js';
import { hiddenFromSeed } from '../../grade/hidden.js';
import type { SubmissionResult, TestResult } from '../../grade/result.js';
import { suggestion } from '../../nearest.js';
import { metricWords, points, VERDICT_WORDS } from '../../report/text.js';
import { total } from '../../rubric/score.js';
import type { Backend } from '../../tensor/engines.js';
import { EXIT, exitOf } from '../exit.js';
import { inShell } from '../in-shell.js';
import { examples } from '../options.js';
import { withResults } from '../results.js';
import { shown } from '../shown.js';
import { printable } from '../terminal.js';

interface Options {
  problem: string;
  out: string;
  by?: string;
  unsafe: boolean;
}

/** `gradelens regrade`: a student asks for a second look. */
export default function register(program: Command): void {
  const command = program
    .command('regrade')
    .description('Run a problem of a hand-in again, whatever is kept of it, and show all of it to the staff.')
    .argument('<student>', "name, id, e-mail address, or the hand-in's name")
    .requiredOption('--problem <id>', 'the problem')
    .option('--out <folder>', 'the output folder of gradelens grade', 'out')
    .option('--by <name>', 'who looks into it (default: your user name)')
    .option('--unsafe', 'run it also where nothing isolates it from this machine', false)
    .action(regrade);
  examples(command, [
    [
      'gradelens regrade ada@example.edu --problem grad-cam --out out',
      'what came of it, with hidden tests and log',
    ],
  ]);
}

async function regrade(student: string, options: Options): Promise<void> {
  const { problem, out, unsafe } = options;
  const [{ handInOf }, { remember }, { knownHandIn }, { resultIn }, { runBatch, tellTroubles }, { user }] =
    await Promise.all([
      import('../../marking/student.js'),
      import('../../marking/deeds.js'),
      import('../../batch/known.js'),
      import('../../store/view.js'),
      import('../batch.js'),
      import('../../store/runs.js'),
    ]);
  const { handIn, before, found, absent, assignment, grader } = await withResults(out, async ({ db }) => {
    const name = await handInOf(db, student);
    const result = await resultIn(db, name);
    const problems = [...new Set(result.tests.map((test) => test.problem))];
    if (!problems.includes(problem)) {
      throw new GradelensError(
        'NO_SUCH_PROBLEM',
        `No problem is called ${JSON.stringify(problem)}: ${suggestion(problem, problems)}. Nothing was done.`,
      );
    }
    return { handIn: name, before: result, ...(await knownHandIn(db, name)) };
  });
  const weak = grader.hidden?.weakSeed;
  const outcome = await runBatch({
    ...{ paths: [], known: { found: [found], absent }, assignment, out, unsafe, jobs: 1 },
    ...{ only: [problem], onlyChanged: false, writeup: () => 'none' as const },
    backend: grader.backend as Backend,
    again: () => 'of a request to look again',
    // The same inputs as then.
    ...(weak !== undefined && { hidden: hiddenFromSeed(weak) }),
  });
  const [after] = outcome.results;
  if (outcome.interrupted !== undefined || after === undefined) {
    tellTroubles(outcome.troubles);
    process.exitCode = outcome.interrupted ? exitOf(outcome.interrupted) : EXIT.notGraded;
    return;
  }
  const logs = await withResults(out, async ({ db }) => {
    const [from, to] = [before, after].map((result) => earned(result, problem));
    const detail = { problem, from, to };
    await remember(db, { kind: 'regrade', handIn, detail, by: options.by ?? user() });
    const rows = await db
      .selectFrom('test_result')
      .select(['test', 'log'])
      .where('hand_in', '=', handIn)
      .where('problem', '=', problem)
      .execute();
    return new Map(rows.map(({ test, log }) => [test, log]));
  });
  const own = after.tests.filter((test) => test.problem === problem);
  for (const test of own) {
    const old = before.tests.find((each) => each.problem === problem && each.name === test.name);
    process.stdout.write(`${printable(told(test, old, logs.get(test.name) ?? ''))}\n`);
  }
  process.stdout.write(
    `${handIn}, ${own[0]!.title}: ${points(earned(before, problem))} before, ${points(earned(after, problem))} now. ` +
      `Its reports in ${shown(out)} are up to date. For its student: gradelens history ${inShell(handIn)} --out ${inShell(shown(out))}\n`,
  );
  if (outcome.troubles.length > 0) tellTroubles(outcome.troubles);
  if (own.some(({ verdict }) => verdict === 'not-graded') || outcome.troubles.length > 0)
    process.exitCode = EXIT.notGraded;
}

const earned = ({ tests }: SubmissionResult, problem: string): number =>
  total(tests.filter((test) => test.problem === problem).map((test) => test.score));

/** Everything about a test, for the staff: hidden ones too. */
function told(test: TestResult, old: TestResult | undefined, log: string): string {
  const { number, name, visibility, score, points: most, verdict, message, metrics, findings } = test;
  const before =
    old && (old.verdict !== verdict || old.score !== score)
      ? `, was ${points(old.score)} (${VERDICT_WORDS[old.verdict]})`
      : '';
  return [
    `${number} ${name} [${visibility}]: ${points(score)} of ${points(most)} (${VERDICT_WORDS[verdict]})${before}`,
    ...[message, ...findings.map((finding) => finding.message), ...metricWords(metrics)].map(
      (line) => `    ${line}`,
    ),
    ...(log.trim() === ''
      ? []
      : log
          .trimEnd()
          .split('\n')
          .map((line) => `    | ${line}`)),
  ].join('\n');
}

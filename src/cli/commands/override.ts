import { type Command, InvalidArgumentError, Option } from 'commander';
import { GradelensError } from '../../errors.js';
import type { SubmissionResult } from '../../grade/result.js';
import { suggestion } from '../../nearest.js';
import { points } from '../../report/text.js';
import type { Override } from '../../words/score.js';
import { examples } from '../options.js';
import { withResults } from '../results.js';
import { printable } from '../terminal.js';

interface Options {
  out: string;
  problem?: string;
  question?: string;
  final?: true;
  score?: number;
  withdraw?: true;
  reason: string;
  by: string;
}

/** `gradelens override`: a score set by hand, with a reason. */
export default function register(program: Command): void {
  const command = program
    .command('override')
    .description('Set a score by hand, with a reason that its student may read; it holds in every later run.')
    .argument('<student>', "name, id, e-mail address, or the hand-in's name")
    .option('--out <folder>', 'the output folder of gradelens grade', 'out')
    .addOption(new Option('--problem <id>', "a problem's points by tests").conflicts(['question', 'final']))
    .addOption(new Option('--question <id>', "a question's points").conflicts(['problem', 'final']))
    .addOption(new Option('--final', 'the final score').conflicts(['problem', 'question']))
    .addOption(new Option('--score <n>', 'the score').argParser(score).conflicts('withdraw'))
    .option('--withdraw', 'take the score back that was set before')
    .requiredOption('--reason <text>', 'why')
    .requiredOption('--by <name>', 'who decided it')
    .action(override);
  examples(command, [
    ['gradelens override ada --problem grad-cam --score 6 --reason "Our test was wrong." --by Eve', ''],
    ['gradelens override ada --final --withdraw --reason "It was meant for Bob." --by Eve', ''],
  ]);
}

function score(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new InvalidArgumentError('Expected a number of 0 or more.');
}

async function override(student: string, options: Options): Promise<void> {
  const { out, reason, by, withdraw } = options;
  await withResults(out, async ({ db }) => {
    const [{ handInOf }, { setOverride, withdrawOverride }, { resultIn }] = await Promise.all([
      import('../../marking/student.js'),
      import('../../marking/overrides.js'),
      import('../../store/view.js'),
    ]);
    const handIn = await handInOf(db, student);
    const { of, name, most } = await meant(options, await resultIn(db, handIn));
    if (withdraw) {
      const was = await withdrawOverride(db, handIn, { of, reason, by });
      say(was ? `${handIn}: ${name} is what it earned again.` : `${handIn}: ${name} was not set by hand.`);
      return;
    }
    if (options.score === undefined) throw usage('Expected --score, or --withdraw to take a score back.');
    if (most !== undefined && options.score > most)
      throw usage(`--score ${options.score} is more than ${name} is worth, ${points(most)}.`);
    await setOverride(db, handIn, { of, score: options.score, reason, by });
    say(`${handIn}: ${name} is ${points(options.score)} from now on, in every later run too.`);
  });
  say('gradelens report writes it into every report; the next gradelens grade does, too.');
}

const say = (text: string): void => void process.stdout.write(`${printable(text)}\n`);

/** What an override is of, how people call that, and what it is worth at most; a final score may be anything. */
async function meant(
  { problem, question, final }: Options,
  { tests, questionScores = [], questions }: SubmissionResult,
): Promise<{ of: Override['of']; name: string; most?: number }> {
  if (final) return { of: 'final', name: 'the final score' };
  if (problem !== undefined) {
    const own = tests.filter((test) => test.problem === problem);
    if (own.length === 0) throw unknown('problem', problem, [...new Set(tests.map((test) => test.problem))]);
    const { total } = await import('../../rubric/score.js');
    return { of: { problem }, name: own[0]!.title, most: total(own.map((test) => test.points)) };
  }
  if (question !== undefined) {
    const scored = questionScores.find((each) => each.question === question);
    const known = questionScores.map((each) => each.question);
    if (!scored)
      throw unknown('question', question, known.length > 0 ? known : questions.map(({ id }) => id));
    return { of: { question }, name: scored.title, most: scored.points };
  }
  throw usage('Expected one of --problem, --question and --final.');
}

const unknown = (what: string, name: string, known: readonly string[]): GradelensError =>
  usage(`No ${what} is called ${JSON.stringify(name)}: ${suggestion(name, known)}.`);

const usage = (message: string): GradelensError =>
  new GradelensError('OVERRIDE_INVALID', `${message} Nothing was changed.`);

import type { Command } from 'commander';
import type { Status } from '../../batch/status.js';
import { GradelensError } from '../../errors.js';
import { points } from '../../report/text.js';
import type { Store } from '../../store/store.js';
import { EXIT } from '../exit.js';
import { examples } from '../options.js';
import { withResults } from '../results.js';
import { shown } from '../shown.js';
import { tallyLines } from '../tally.js';
import { printable } from '../terminal.js';

/** Names on a line; of more the number is said. */
const NAMED = 12;

/** `gradelens status`: where a class stands, and what a rerun would do. */
export default function register(program: Command): void {
  const command = program
    .command('status')
    .description('Say who is graded, who is not and why, and what running grade again would do.')
    .argument('<folder>', 'the output folder of gradelens grade')
    .option('--history <hand-in>', 'instead: every score of a hand-in that became another, by whom and why')
    .action(status);
  examples(command, [
    ['gradelens status out', 'the class in out/'],
    ['gradelens status out --history bob', "how bob's scores changed"],
  ]);
}

async function status(folder: string, { history }: { history?: string }): Promise<void> {
  await withResults(folder, async (store, out) => {
    if (history !== undefined) return printHistory(store, history);
    const { statusOf } = await import('../../batch/status.js');
    return print(await statusOf(store), out);
  });
}

function print(status: Status, out: string): void {
  const { handIns, reasons, runs, late, extended, changed, unsure, gone, rerun, unknown } = status;
  const last = runs.at(-1);
  const say = (text: string): void => void process.stdout.write(`${printable(text)}\n`);
  const done = handIns.filter(({ open, ungraded }) => open + ungraded === 0);
  const open = handIns.filter((each) => each.open > 0);
  const ungraded = handIns.filter((each) => each.ungraded > 0);
  say(`${last?.assignment}: ${done.length} of ${handIns.length} hand-ins graded in ${shown(out)}.`);
  if (last) {
    const end = last.ended === null ? 'not ended, or killed' : `ended ${clock(last.ended)}`;
    say(
      `${runs.length === 1 ? 'One run' : `Last of ${runs.length} runs`}: ${clock(last.started)} by ${last.who}, ${end}: gradelens ${last.command}`,
    );
  }
  const list = (what: string, names: readonly string[]): void => {
    if (names.length > 0) say(`${what}: ${named(names)}`);
  };
  list(
    'Not graded yet',
    open.map(({ name }) => name),
  );
  for (const [reason, names] of byReason(
    ungraded.map(({ name }) => name),
    reasons,
  ))
    say(`Not gradable: ${named(names)}: ${reason}`);
  list(extended === undefined ? 'Late, unless an extension says otherwise' : 'Late', late);
  list('In time by an extension', extended ?? []);
  list('Files are gone', gone);
  const absent = JSON.parse(last?.absent ?? '[]') as string[];
  if (absent.length > 0) say(`No hand-in to grade:\n${absent.map((line) => `  ${line}`).join('\n')}`);
  say('');
  if (unknown !== undefined) say(`What grade would do cannot be told: ${unknown}`);
  list('Grade would look into changed files', changed);
  list('Grade would look into files that changed just before they were graded', unsure);
  for (const line of tallyLines(rerun, {
    call: 'to call',
    compare: 'to compare again',
    score: 'to count again',
    keep: 'to keep',
  }))
    say(line);
  if (open.length + ungraded.length > 0) process.exitCode = EXIT.notGraded;
}

function byReason(names: readonly string[], reasons: ReadonlyMap<string, string>): Map<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const name of names) {
    const reason = reasons.get(name) ?? '';
    grouped.set(reason, [...(grouped.get(reason) ?? []), name]);
  }
  return grouped;
}

const named = (names: readonly string[]): string =>
  names.length <= NAMED
    ? names.join(', ')
    : `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more`;

/** To the minute, in UTC. */
const clock = (when: string): string => `${when.slice(0, 16).replace('T', ' ')} UTC`;

async function printHistory({ db }: Store, handIn: string): Promise<void> {
  const known = await db.selectFrom('hand_in').select('name').where('name', '=', handIn).executeTakeFirst();
  if (!known) {
    throw new GradelensError(
      'NO_SUCH_HAND_IN',
      `No hand-in is called ${JSON.stringify(handIn)} here. Expected one of the names in grades.csv.`,
    );
  }
  const { historyOf } = await import('../../store/overview.js');
  const changes = await historyOf(db, handIn);
  if (changes.length === 0) process.stdout.write(`No score of ${printable(handIn)} ever changed.\n`);
  for (const each of changes) {
    const from = `${points(each.from_score)} of ${points(each.from_points)} (${each.from_verdict})`;
    const to = `${points(each.to_score)} of ${points(each.to_points)} (${each.to_verdict})`;
    const line = `${clock(each.at)}  ${each.problem}, ${each.test}: ${from} -> ${to}, ${each.why}; ${each.who}: gradelens ${each.command}`;
    process.stdout.write(`${printable(line)}\n`);
  }
}

import { join } from 'node:path';
import type { Command } from 'commander';
import { statusOf } from '../../intake/accounting.js';
import { collectInto } from '../../intake/collect.js';
import type { Collected } from '../../intake/collected.js';
import { ACCOUNTING } from '../../intake/folder-names.js';
import { called } from '../../intake/student.js';
import { loadAssignment } from '../../rubric/load.js';
import { EXIT } from '../exit.js';
import { assignmentOption, chosenAssignment, examples } from '../options.js';
import { shown } from '../shown.js';
import { printable, StatusLine, table } from '../terminal.js';

interface Options {
  roster: string;
  out: string;
  assignment?: string;
  source?: string;
  deadline?: string;
  timeZone?: string;
  gradebook?: string;
  worksheet?: string;
  accounts?: string;
  decisions?: string;
}

/** Characters of a message that fit beside the rest on a line; accounting.csv has all of it. */
const SHORT = 100;

/** `gradelens collect`: from a course's export to a folder for each hand-in, with every entry accounted for. */
export default function register(program: Command): void {
  const command = program
    .command('collect')
    .description(
      "Make a class folder of a platform's export: whose each hand-in is, which counts, how late, and what is wrong.",
    )
    .argument('<export>', 'the folder or zip that the platform made')
    .requiredOption(
      '--roster <file>',
      'who is in the class: CSV with id or email, name, section, github, group',
    )
    .option('--out <folder>', 'the class folder', 'class')
    .addOption(assignmentOption())
    .option(
      '--source <name>',
      'what made the export (default: it is recognised): gradescope, canvas, moodle, github-classroom, brightspace, folders',
    )
    .option('--deadline <time>', 'as 2026-05-01T23:59:00-07:00; for git, which commit counts')
    .option('--time-zone <zone>', 'of times that name none, as America/Los_Angeles')
    .option('--gradebook <file>', "Canvas' gradebook (default: beside the export, if one is)")
    .option('--worksheet <file>', "Moodle's grading worksheet (default: beside the export, if one is)")
    .option(
      '--accounts <file>',
      "GitHub Classroom's classroom_roster.csv (default: beside the export, if one is)",
    )
    .option(
      '--decisions <file>',
      'whose entries are that nothing tells: CSV with entry and id; no id leaves one out',
    )
    .action(collect);
  examples(command, [
    ['gradelens collect submissions.zip --roster roster.csv --out class', "Canvas' download"],
    ['gradelens collect a3-submissions/ --roster roster.csv --deadline 2026-05-01T23:59:00-07:00', 'clones'],
    ['gradelens collect handins/ --roster roster.csv', 'folders and zips'],
  ]);
}

async function collect(given: string, options: Options): Promise<void> {
  const { path, note } = await chosenAssignment(options.assignment);
  if (note) process.stderr.write(`${note}\n`);
  const { problems } = await loadAssignment(path);
  const { gradebook, worksheet, accounts, assignment, ...rest } = options;
  const line = new StatusLine();
  const collected = await collectInto(given, {
    ...rest,
    files: [...new Set([...problems.map(({ file }) => file), 'answers.md'])],
    tables: {
      ...(gradebook !== undefined && { gradebook }),
      ...(worksheet !== undefined && { worksheet }),
      ...(accounts !== undefined && { accounts }),
    },
    onProgress: (done, all) => line.show(`opening hand-ins, ${done} of ${all}`),
  }).finally(() => line.clear());
  process.stdout.write(told(collected, options.out));
  if (collected.accounting.some(({ settled }) => !settled)) process.exitCode = EXIT.notGraded;
}

/** What a person reads: the source, a line for each entry, what is left to do. */
function told(collected: Collected, out: string): string {
  const { why, accounting, handIns } = collected;
  const looks = accounting.filter(({ settled, status }) => !settled || status === 'earlier attempt');
  const rows = looks.map((line) => [
    line.entry || '-',
    statusOf(line),
    line.students.map(called).join(', '),
    cut(line.message),
  ]);
  const open = accounting.filter(({ settled }) => !settled);
  const entries = open.filter(({ entry }) => entry !== '').length;
  const students = open.length - entries;
  const left =
    open.length === 0
      ? 'Every entry and every student is accounted for.'
      : `To look at: ${count(entries, 'entry', 'entries')} and ${count(students, 'student')} without a hand-in; ${shown(join(out, ACCOUNTING))} says all about them.`;
  const list =
    rows.length > 0 ? `${table([['entry', 'status', 'student', ''], ...rows]).join('\n')}\n\n` : '';
  return printable(
    `Read as ${why}.\n${counts(accounting)}.${untimed(collected)}\n\n${list}${count(handIns.length, 'hand-in')} in ${shown(out)}. ${left}\n`,
  );
}

/** Why nothing is called late, where it could be. */
function untimed({ source, accounting, deadline, timeZone }: Collected): string {
  // Folders tell no time.
  if (source === 'folders' || accounting.some((line) => line.late !== 'unknown')) return '';
  if (deadline === null) return ' Without --deadline nothing is called late.';
  return timeZone === null ? ' Its times name no zone: without --time-zone nothing is called late.' : '';
}

/** `37 entries: 30 taken (4 late), 2 skipped, ...`. */
function counts(accounting: Collected['accounting']): string {
  const entries = accounting.filter(({ entry }) => entry !== '');
  const by = new Map<string, number>();
  for (const { status } of entries) by.set(status, (by.get(status) ?? 0) + 1);
  const late = entries.filter((line) => line.status === 'taken' && line.late === 'yes').length;
  const parts = [...by].map(
    ([status, n]) => `${n} ${status}${status === 'taken' && late > 0 ? ` (${late} late)` : ''}`,
  );
  return `${count(entries.length, 'entry', 'entries')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}

const cut = (text: string): string =>
  text.length > SHORT ? `${text.slice(0, SHORT - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

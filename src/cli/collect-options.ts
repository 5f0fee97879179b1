import { Option } from 'commander';
import { dueBy } from '../batch/due-by.js';
import { GradelensError } from '../errors.js';
import type { CollectOptions } from '../intake/collect.js';
import { Calendar } from '../intake/times.js';
import type { Policies } from '../rubric/policies.js';

/** What the command line says of how an export is read. */
export interface CollectFlags {
  roster?: string;
  source?: string;
  deadline?: string;
  timeZone?: string;
  gradebook?: string;
  worksheet?: string;
  accounts?: string;
  decisions?: string;
}

/** The options of `collect`, which `grade` has too. */
export const collectOptions = (): Option[] => [
  new Option('--roster <file>', 'who is in the class: CSV with id or email, name, section, github, group'),
  new Option(
    '--source <name>',
    'what made the export (default: it is recognised): gradescope, canvas, moodle, github-classroom, brightspace, folders',
  ),
  new Option('--deadline <time>', 'as 2026-05-01T23:59:00-07:00; for git, which commit counts'),
  new Option('--time-zone <zone>', 'of times that name none, as America/Los_Angeles'),
  new Option('--gradebook <file>', "Canvas' gradebook (default: beside the export, if one is)"),
  new Option('--worksheet <file>', "Moodle's grading worksheet (default: beside the export, if one is)"),
  new Option(
    '--accounts <file>',
    "GitHub Classroom's classroom_roster.csv (default: beside the export, if one is)",
  ),
  new Option(
    '--decisions <file>',
    'whose entries are that nothing tells: CSV with entry and id; no id leaves one out',
  ),
];

/** How a class is collected, apart from where and for which assignment. */
export type Collecting = Pick<
  CollectOptions,
  'roster' | 'source' | 'deadline' | 'timeZone' | 'tables' | 'decisions'
>;

/** Only what was given. */
export function collectFlags(flags: CollectFlags): Collecting {
  const { roster, source, deadline, timeZone, decisions, gradebook, worksheet, accounts } = flags;
  const tables = Object.fromEntries(
    Object.entries({ gradebook, worksheet, accounts }).filter(([, file]) => file !== undefined),
  );
  const given = Object.entries({ roster, source, deadline, timeZone, decisions }).filter(
    ([, value]) => value !== undefined,
  );
  return { ...Object.fromEntries(given), ...(Object.keys(tables).length > 0 && { tables }) };
}

/**
 * What an assignment's policies say of how a class is collected, besides what the command line says.
 *
 * @throws {GradelensError} `DEADLINE_TWICE` where the two name different deadlines; as `dueBy` does
 */
export async function byPolicies(
  collecting: Collecting,
  policies: Policies | undefined,
  assignmentFile: string,
): Promise<Collecting & Pick<CollectOptions, 'due' | 'inTime'>> {
  if (policies?.deadline === undefined) return collecting;
  const { deadline = policies.deadline, timeZone = policies.timeZone } = collecting;
  if (new Calendar(deadline, timeZone).deadline !== Date.parse(policies.deadline)) {
    throw new GradelensError(
      'DEADLINE_TWICE',
      `--deadline says ${deadline}, the policies in ${assignmentFile} say ${policies.deadline}. Lateness is counted from one: leave --deadline out, or change the policies.`,
    );
  }
  const due = await dueBy(policies, assignmentFile);
  const inTime = policies.attempt === 'in-time';
  return { ...collecting, deadline, ...(timeZone !== undefined && { timeZone }), due, inTime };
}

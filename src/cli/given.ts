import { resolve } from 'node:path';
import { handInsAmong } from '../batch/collected.js';
import { collectExport } from '../batch/exported.js';
import { checkHardLinks } from '../batch/hard-links.js';
import { isClass } from '../batch/one-or-class.js';
import { type Found, filesOf } from '../batch/submissions.js';
import { GradelensError } from '../errors.js';
import type { Grader } from '../grade/grader.js';
import { readCollected } from '../intake/collected.js';
import { reservedNames } from '../report/reserved.js';
import { byPolicies, type Collecting } from './collect-options.js';
import { note } from './note.js';
import { shown } from './shown.js';
import { StatusLine } from './terminal.js';
import { toldClass } from './told-class.js';

/** The hand-ins of a command line, and what of it is none. */
export interface Given {
  readonly found: readonly Found[];
  /** Students without a hand-in, and entries that nobody is graded for; a line each. */
  readonly absent: readonly string[];
  /** What lies among hand-ins and is none; a line each. */
  readonly notTaken: readonly string[];
  /** Something of the class is for a person to look at, which was said. */
  readonly unsettled: boolean;
}

/**
 * The hand-ins of a command line: a class as its platform gives it is collected first. What the staff should know is said.
 *
 * @throws {GradelensError} `NO_EXPORT`; as `collectExport` and `handInsAmong` do
 */
export async function handInsGiven(
  command: {
    readonly paths: readonly string[];
    readonly collecting?: Collecting;
    /** Its file. */
    readonly assignment: string;
  },
  out: string,
  { assignment }: Grader,
): Promise<Given> {
  const { paths, collecting = {} } = command;
  const files = filesOf(assignment);
  const given = (await isExport(paths, files, collecting))
    ? await collected(
        paths[0]!,
        out,
        files,
        await byPolicies(collecting, assignment.policies, command.assignment),
      )
    : await asTheyAre(paths, files, collecting);
  const { found, warnings } = await checkHardLinks(given.found, files);
  for (const warning of warnings) note(warning);
  return { ...given, found };
}

/** Whether it is one class that nobody has collected yet; who gives a roster says so. */
async function isExport(
  [path, ...others]: readonly string[],
  files: readonly string[],
  collecting: Collecting,
): Promise<boolean> {
  if (path === undefined || others.length > 0) return false;
  if ((await readCollected(resolve(path))) !== undefined) return false;
  return Object.keys(collecting).length > 0 || isClass(resolve(path), files);
}

async function collected(
  path: string,
  out: string,
  files: readonly string[],
  collecting: Collecting,
): Promise<Given> {
  const line = new StatusLine();
  const onProgress = (done: number, all: number): void => line.show(`opening hand-ins, ${done} of ${all}`);
  const { found, absent, ...made } = await collectExport(path, out, {
    ...collecting,
    files,
    onProgress,
  }).finally(() => line.clear());
  process.stderr.write(`${toldClass(made.collected, made.folder)}\n`);
  const unsettled = made.collected.accounting.some(({ settled }) => !settled);
  return { found, absent, notTaken: [], unsettled };
}

async function asTheyAre(
  paths: readonly string[],
  files: readonly string[],
  collecting: Collecting,
): Promise<Given> {
  const [option] = Object.keys(collecting);
  if (option !== undefined) {
    const flag = `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new GradelensError(
      'NO_EXPORT',
      `${flag} is for one class as its platform gives it. ${
        paths.length > 1
          ? `There are ${paths.length} paths: give the folder or the zip that holds them all.`
          : `${paths[0]} was collected already: leave ${flag} out, or give it to gradelens collect.`
      }`,
    );
  }
  const { found, absent, notTaken } = await handInsAmong(paths, files, await reservedNames());
  if (absent.length > 0) {
    const what =
      absent.length === 1
        ? '1 student without a hand-in, or entry that counts for nobody'
        : `${absent.length} students without a hand-in, or entries that count for nobody`;
    note(`The class has ${what}: its accounting.csv and gradelens status say more.`);
  }
  return {
    ...{ found, absent, unsettled: false },
    notTaken: notTaken.map(({ path, what }) => `${shown(path)}: ${what}`),
  };
}

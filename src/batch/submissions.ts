import { lstat, opendir, readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { GradelensError } from '../errors.js';
import type { HandedIn } from '../grade/result.js';
import type { Submission } from '../grade/submission.js';
import { openHandIn } from '../intake/open/index.js';
import { litterIn } from '../intake/open/left-out.js';
import { isPacked } from '../intake/place.js';
import { distinct, nameOf } from '../names.js';
import type { Assignment } from '../rubric/schema.js';
import { systemFault } from '../system-error.js';
import type { Worker } from '../worker/worker.js';

/** A hand-in found, not yet opened. */
export interface Found {
  readonly name: string;
  readonly path: string;
  /** Why it is not graded, in words that its student may read. */
  readonly refused?: string;
  /** Whose it is, where a class was collected, and what its student should know of that. */
  readonly identity?: HandedIn;
  readonly notes?: readonly string[];
}

/** Something in a folder of hand-ins that is none. */
export interface NotTaken {
  readonly path: string;
  readonly what: string;
}

type Unnamed = Omit<Found, 'name'>;

/** The hand-ins of a path, and what else lies there. */
interface Expanded {
  readonly handIns: readonly Unnamed[];
  readonly folders: readonly Unnamed[];
  readonly notTaken: readonly NotTaken[];
  readonly empty: boolean;
}

/** What a path is: a hand-in, one that is not to be graded, a folder that may hold some, or nothing of that. */
type Kind = 'hand-in' | { readonly refused: string } | 'folder' | 'none';

/**
 * The hand-ins among paths from the command line.
 *
 * - An archive, or a folder with one of the assignment's `files`, is one hand-in.
 * - A folder with none of them, but with archives or such folders in it, stands for those.
 * - Two hand-ins of one name, or with a `reserved` one, get `name-2`, `name-3`, ...
 * - A hand-in that is a link is refused, wherever it leads: it could be a neighbour's.
 *
 * @throws {GradelensError} `SUBMISSION_NOT_FOUND` for a path that is neither.
 */
export async function findSubmissions(
  paths: readonly string[],
  files: readonly string[],
  reserved: readonly string[] = [],
): Promise<Found[]> {
  const all: Unnamed[] = [];
  for (const path of paths) all.push(...(await expand(resolve(path), files)).handIns);
  return named(all, reserved);
}

/**
 * The same, with nothing of a folder lost: a folder in it whose files lie further down is a hand-in too, to be opened or
 * refused, and what is none is listed.
 *
 * @throws {GradelensError} `SUBMISSION_NOT_FOUND`; `CLASS_EMPTY`
 */
export async function accountForAll(
  paths: readonly string[],
  files: readonly string[],
  reserved: readonly string[],
): Promise<{ readonly found: Found[]; readonly notTaken: NotTaken[] }> {
  const [all, notTaken]: [Unnamed[], NotTaken[]] = [[], []];
  for (const path of paths) {
    const inside = await expand(resolve(path), files);
    if (inside.empty) {
      throw new GradelensError(
        'CLASS_EMPTY',
        `There is nothing in ${path}: expected a hand-in, or a folder or an archive for each. Look whether the export was unpacked there.`,
      );
    }
    all.push(...[...inside.handIns, ...inside.folders].sort((a, b) => (a.path < b.path ? -1 : 1)));
    notTaken.push(...inside.notTaken);
  }
  return { found: named(all, reserved), notTaken };
}

function named(all: readonly Unnamed[], reserved: readonly string[]): Found[] {
  const names = distinct(
    all.map(({ path }) => nameOf(path)),
    reserved,
  );
  return all.map((each, i) => ({ name: names[i]!, ...each }));
}

async function expand(given: string, files: readonly string[]): Promise<Expanded> {
  // A folder of hand-ins may be a link: it is the grader's own.
  const own = (await isLink(given)) && (await targetOf(given, files)) === 'folder';
  const path = own ? await realpath(given) : given;
  const kind = await kindOf(path, files);
  const alone = (each: Unnamed): Expanded => ({
    ...{ handIns: [each], folders: [], notTaken: [], empty: false },
  });
  if (kind === 'hand-in') return alone({ path });
  if (typeof kind === 'object') return alone({ path, ...kind });
  if (kind === 'none') {
    throw new GradelensError(
      'SUBMISSION_NOT_FOUND',
      `${path} is no hand-in: expected a folder or an archive, as a .zip.`,
    );
  }
  const [handIns, folders, notTaken]: [Unnamed[], Unnamed[], NotTaken[]] = [[], [], []];
  for (const name of (await readdir(path)).filter((each) => litterIn(each) === undefined).sort()) {
    const each = join(path, name);
    const inside = await kindOf(each, files);
    if (inside === 'hand-in') handIns.push({ path: each });
    else if (inside === 'folder') folders.push({ path: each });
    else if (inside === 'none')
      notTaken.push({ path: each, what: 'neither a folder nor an archive, so it is no hand-in' });
    else handIns.push({ path: each, ...inside });
  }
  // A folder without anything that looks like a hand-in may have one further down, or is refused with the reason.
  if (handIns.length > 0) return { handIns, folders, notTaken, empty: false };
  return { ...alone({ path }), empty: folders.length + notTaken.length === 0 };
}

async function kindOf(path: string, files: readonly string[]): Promise<Kind> {
  if (!(await isLink(path))) return targetOf(path, files);
  const info = await stat(path).catch(() => undefined);
  // A list or a form, by its looks.
  return info?.isFile() && !isPacked(path) ? 'none' : { refused: LINK };
}

const isLink = async (path: string): Promise<boolean> =>
  (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false;

async function targetOf(path: string, files: readonly string[]): Promise<Kind> {
  try {
    const info = await stat(path);
    if (info.isFile() && isPacked(path)) return 'hand-in';
    if (!info.isDirectory()) return 'none';
    // Not listed: a folder may hold millions of files.
    for (const file of files) if (await isThere(join(path, file))) return 'hand-in';
    await (await opendir(path)).close();
    return 'folder';
  } catch (error) {
    const fault = systemFault(error);
    if (!fault) throw error;
    return fault.code === 'ENOENT' || fault.code === 'ENOTDIR' ? 'none' : { refused: unreadable(fault.what) };
  }
}

const LINK =
  'It is a link to another place, which is not followed: it could be the work of another student. ' +
  'Staff: put the folder or the archive itself there.';

const unreadable = (what: string): string =>
  `It cannot be read: ${what}. Staff: let the user who grades read it (chmod -R u+rX as its owner).`;

const isThere = async (path: string): Promise<boolean> => {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
};

/** The files that an assignment asks for, by name. */
export const filesOf = ({ problems }: Assignment): string[] => [
  ...new Set([...problems.map(({ file }) => file), 'answers.md']),
];

/**
 * Opens a hand-in: an archive is unpacked into a temporary folder, and the folder with the assignment's files found in it.
 *
 * - `files`: those of the assignment.
 *
 * `notes`: what its student should know of that.
 *
 * @throws {GradelensError} `SUBMISSION_REFUSED`, `HAND_IN_REFUSED`, `NO_TEMPORARY_FOLDER`
 */
export async function openSubmission(
  { name, path, refused }: Found,
  files: readonly string[],
  worker: Pick<Worker, 'run'>,
): Promise<Submission & { readonly notes: readonly string[]; close(): Promise<void> }> {
  if (refused !== undefined) throw new GradelensError('SUBMISSION_REFUSED', refused);
  return { name, ...(await openHandIn(path, files, worker)) };
}

import { join, resolve } from 'node:path';
import { type AccountingLine, type Collected, readCollected } from '../intake/collected.js';
import { folderNames } from '../intake/folder-names.js';
import { peopleOf, type Student } from '../intake/student.js';
import { distinct } from '../names.js';
import { reservedNames } from '../report/reserved.js';
import { accountForAll, type Found, type NotTaken } from './submissions.js';

/** The hand-ins of a command line. */
export interface Given {
  readonly found: readonly Found[];
  /** Of collected classes: students without a hand-in, and entries that nobody is graded for; a line each. */
  readonly absent: readonly string[];
  /** What lies among the hand-ins and is none. */
  readonly notTaken: readonly NotTaken[];
}

/** Where an entry of an export lies, as far as it can be graded there. */
type Origin = (entry: string) => Promise<string | undefined>;

/**
 * The hand-ins among paths: a class that `gradelens collect` made is taken as its collected.json says, everything else as
 * `accountForAll` finds it.
 *
 * @throws {GradelensError} `COLLECTED_INVALID`, `SUBMISSION_NOT_FOUND`, `CLASS_EMPTY`
 */
export async function handInsAmong(
  paths: readonly string[],
  files: readonly string[],
  reserved: readonly string[],
): Promise<Given> {
  const [found, absent, others]: [Found[], string[], string[]] = [[], [], []];
  for (const path of paths) {
    const collected = await readCollected(resolve(path));
    if (collected === undefined) {
      others.push(path);
      continue;
    }
    found.push(
      ...(await handInsOf(collected, resolve(path))),
      ...(await refusedIn(collected, resolve(path))),
    );
    absent.push(...absentFrom(collected));
  }
  const more = await accountForAll(others, files, reserved);
  return { found: [...found, ...more.found], absent, notTaken: more.notTaken };
}

/** What counts in a collected class. Where it lies elsewhere too, it is graded there, and opening it says the notes again. */
export async function handInsOf(
  { handIns }: Collected,
  folder: string,
  origin: Origin = async () => undefined,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const each of handIns) {
    const at = each.entries.length === 1 ? await origin(each.entries[0]!) : undefined;
    const notes = at === undefined ? { notes: each.notes } : {};
    found.push({
      name: each.folder,
      path: at ?? join(folder, each.folder),
      identity: identityOf(each),
      ...notes,
    });
  }
  return found;
}

/** What somebody handed in that cannot be graded: each is a hand-in all the same, with the reason. */
export async function refusedIn(
  { handIns, accounting }: Collected,
  folder: string,
  origin: Origin = async () => undefined,
): Promise<Found[]> {
  const lines = new Map<string, AccountingLine>();
  for (const line of accounting) {
    const { students, message } = line;
    if (!isRefusal(line)) continue;
    // Several files that make one hand-in say the same; two hand-ins of one student name each other.
    lines.set(JSON.stringify([students, message]), line);
  }
  const all = [...lines.values()];
  const names = distinct(
    await folderNames(
      all.map(({ students }) => students),
      new Map(),
    ),
    [...handIns.map((each) => each.folder), ...(await reservedNames())],
  );
  return Promise.all(
    all.map(async (line, i) => ({
      name: names[i]!,
      path: (await origin(line.entry)) ?? join(folder, names[i]!),
      identity: identityOf(line),
      refused: line.message,
    })),
  );
}

const isRefusal = ({ status, kind, students }: AccountingLine): boolean =>
  status === 'refused' && kind !== 'loose-file' && students.length > 0;

/** A line for each student without a hand-in, and for each entry that stands in nobody's row. */
export const absentFrom = ({ accounting }: Collected): string[] =>
  accounting
    .filter((line) => !isRefusal(line) && (!line.settled || line.status === 'no hand-in'))
    .map(({ entry, status, students, message }) =>
      [entry, peopleOf(students, entry), `${status}${message === '' ? '' : `: ${message}`}`]
        .filter(Boolean)
        .join('  '),
    );

const identityOf = ({
  students,
  submitted,
  late,
  lateness,
}: Pick<AccountingLine, 'submitted' | 'late' | 'lateness'> & { readonly students: readonly Student[] }) => ({
  students: students.map(({ id, name, email, section }) => ({ id, name, email, section })),
  ...{ submitted, late, lateness },
});

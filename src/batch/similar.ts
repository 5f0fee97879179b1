import { existsSync, lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { GradelensError } from '../errors.js';
import type { HandedIn } from '../grade/result.js';
import { loadAssignment } from '../rubric/load.js';
import type { Assignment } from '../rubric/schema.js';
import { alikePairs, type Pair } from '../similar/pairs.js';
import { handInsOf } from '../store/overview.js';
import { databaseIn } from '../store/places.js';
import { lastAssignmentFile } from '../store/runs.js';
import { openStore } from '../store/store.js';
import { type Worker, withWorker } from '../worker/worker.js';
import { handInsAmong } from './collected.js';
import { type Read, readCode } from './read-code.js';
import { type Found, filesOf, openSubmission } from './submissions.js';

/** A hand-in whose code is compared. */
export interface Compared extends Read {
  readonly found: Found;
  /** Of another year. */
  readonly before: boolean;
}

/** What came of comparing a class. */
export interface Similar {
  readonly assignment: Assignment;
  readonly handIns: readonly Compared[];
  /** Numbers of `handIns` are in them. */
  readonly pairs: readonly Pair[];
  /** Hand-ins, and files of theirs, that were not compared, with the reason. */
  readonly left: readonly { readonly found: Found; readonly why: string }[];
}

export interface SimilarOptions {
  /** The output folder of a class, or a folder of hand-ins, of another year: not compared with each other. */
  readonly against?: string | undefined;
  /** The folder that everybody was given. */
  readonly starter: string;
  onHandIn(done: number, all: number): void;
}

/**
 * Compares the code of all hand-ins that were graded into `out`.
 *
 * @throws {GradelensError} `NO_RESULTS`; `ASSIGNMENT_NOT_FOUND`, `ASSIGNMENT_INVALID`; for `against` as `handInsAmong` does
 */
export async function similarIn(out: string, options: SimilarOptions): Promise<Similar> {
  const { handIns: ours, assignmentFile } = await graded(out);
  const assignment = await loadAssignment(assignmentFile);
  const files = filesOf(assignment);
  const theirs = options.against === undefined ? [] : await ofAnotherYear(options.against, files);
  const all = [
    ...ours.map((found) => ({ found, before: false })),
    ...theirs.map((found) => ({ found, before: true })),
  ];
  const [handIns, left]: [Compared[], Similar['left'][number][]] = [[], []];
  // One process for all: no code runs in it, and what a hand-in costs it beyond the limits costs that hand-in.
  const known = await withWorker(async (worker) => {
    for (const [i, { found, before }] of all.entries()) {
      options.onHandIn(i, all.length);
      const read = await codeOf(found, files, worker);
      if ('why' in read) left.push({ found, why: read.why });
      else {
        handIns.push({ ...read, found, before });
        for (const why of read.left) left.push({ found, why });
      }
    }
    return readCode(options.starter, worker);
  });
  const pairs = alikePairs(
    handIns.map(({ code }) => code),
    {
      known: 'why' in known ? [] : [known.code],
      wanted: (one, other) =>
        !(handIns[one]!.before && handIns[other]!.before) && !areOnePerson(handIns[one]!, handIns[other]!),
    },
  );
  return { assignment, handIns, pairs, left };
}

async function codeOf(
  found: Found,
  files: readonly string[],
  worker: Worker,
): Promise<Read | { why: string }> {
  try {
    if (found.refused === undefined && !lstatSync(found.path, { throwIfNoEntry: false }))
      return { why: `It was graded in ${found.path}, where nothing lies now.` };
    const opened = await openSubmission(found, files, worker);
    try {
      return await readCode(opened.folder, worker);
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof GradelensError) return { why: error.message };
    throw error;
  }
}

/** Somebody who takes the course again may hand in what they handed in before. */
function areOnePerson(one: Compared, other: Compared): boolean {
  const idsOf = ({ found }: Compared): string[] =>
    (found.identity?.students ?? []).flatMap(({ id, email }) => [id, email.toLowerCase()]).filter(Boolean);
  const ids = new Set(idsOf(one));
  return idsOf(other).some((id) => ids.has(id));
}

/** The hand-ins that were graded into a folder, where they lie. */
async function graded(out: string): Promise<{ handIns: Found[]; assignmentFile: string }> {
  const store = await openStore(out);
  try {
    const handIns = (await handInsOf(store.db)).map(({ name, source, identity }) => ({
      ...{ name, path: source },
      ...(identity !== null && { identity: JSON.parse(identity) as HandedIn }),
    }));
    return { handIns, assignmentFile: await lastAssignmentFile(store.db) };
  } finally {
    await store.close();
  }
}

async function ofAnotherYear(folder: string, files: readonly string[]): Promise<readonly Found[]> {
  if (existsSync(databaseIn(resolve(folder)))) return (await graded(resolve(folder))).handIns;
  return (await handInsAmong([folder], files, [])).found;
}

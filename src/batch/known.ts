import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { GradelensError } from '../errors.js';
import type { HandedIn } from '../grade/result.js';
import { readCollected } from '../intake/collected.js';
import type { Database } from '../store/database.js';
import type { GraderFacts } from '../store/view.js';
import { handInsOf } from './collected.js';
import type { Found } from './submissions.js';

/** A hand-in as it was graded, and how. */
export interface KnownHandIn {
  readonly found: Found;
  /** Of its class: what of it is no hand-in. */
  readonly absent: readonly string[];
  /** The assignment file of the last run, and what that run graded with. */
  readonly assignment: string;
  readonly grader: GraderFacts;
}

/**
 * A hand-in that the store has, to be graded again where it lies.
 *
 * @throws {GradelensError} `HAND_IN_GONE` where it lies there no longer
 */
export async function knownHandIn(db: Database, name: string): Promise<KnownHandIn> {
  const row = await db
    .selectFrom('hand_in')
    .select(['source', 'identity'])
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  const run = await db.selectFrom('run').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
  const { source: path, identity } = row;
  if (!lstatSync(path, { throwIfNoEntry: false })) {
    throw new GradelensError(
      'HAND_IN_GONE',
      `${name} was graded in ${path}, where nothing lies now. Put its files back there. Nothing was done.`,
    );
  }
  const whose = identity === null ? {} : { identity: JSON.parse(identity) as HandedIn };
  return {
    found: { name, path, ...whose, ...(await notesOf(path)) },
    absent: JSON.parse(run.absent),
    assignment: run.assignment_file,
    grader: JSON.parse(run.grader),
  };
}

/** What its student should know of how it was collected, where it lies in a collected class. */
async function notesOf(path: string): Promise<Pick<Found, 'notes'>> {
  const folder = dirname(path);
  const collected = await readCollected(folder);
  const found = collected && (await handInsOf(collected, folder)).find((each) => each.path === path);
  return found?.notes === undefined ? {} : { notes: found.notes };
}

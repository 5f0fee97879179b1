import { dirname, resolve } from 'node:path';
import type { HandedIn, SubmissionResult } from '../grade/result.js';
import { readTable, type Table } from '../intake/tables/table.js';
import { finalScore } from '../policy/final-score.js';
import { Grants, type GrantTables } from '../policy/grants.js';
import { extendedBy } from '../policy/lateness.js';
import { loadAssignment } from '../rubric/load.js';
import { NO_POLICIES, type Policies } from '../rubric/policies.js';
import type { Assignment } from '../rubric/schema.js';
import type { Within } from '../store/database.js';
import { lastAssignmentFile } from '../store/runs.js';
import { classIn } from '../store/view.js';
import type { Extended } from '../words/score.js';
import { withWorker } from '../worker/worker.js';

/** Final scores of a class, by its assignment's policies and the staff's tables beside it. */
export interface Finals {
  readonly assignment: Assignment;
  /** A result with its final score. */
  of(result: SubmissionResult): SubmissionResult;
  /** When something came beside an extension of its people; undefined without one. */
  extended(handedIn: HandedIn): Extended | undefined;
  /** What the tables say of people who handed in nothing. */
  readonly notes: readonly string[];
  /** Rows of the tables that a person has to mend. */
  readonly open: readonly string[];
}

/**
 * Final scores of the hand-ins that a store has, by the assignment file of the last run, as it is now.
 *
 * @throws {GradelensError} `ASSIGNMENT_NOT_FOUND`, `ASSIGNMENT_INVALID`; `TABLE_NOT_FOUND`, `TABLE_INVALID`
 */
export async function finalsIn(db: Within): Promise<Finals> {
  const path = await lastAssignmentFile(db);
  const assignment = await loadAssignment(path);
  const policies = assignment.policies ?? NO_POLICIES;
  const rows = await db.selectFrom('hand_in').select('identity').execute();
  const people = rows.flatMap(({ identity }) =>
    identity === null ? [] : (JSON.parse(identity) as HandedIn).students,
  );
  const grants = new Grants(policies, people, await grantTables(policies, path));
  return {
    assignment,
    extended: (handedIn) => extendedBy(handedIn, policies, grants.of(handedIn)),
    of: (result) => ({ ...result, final: finalScore(result, assignment, grants.of(result.handedIn)) }),
    notes: grants.notes,
    open: grants.open,
  };
}

/** The results of the whole class, each with its final score. */
export async function finalClassIn(db: Within): Promise<{ results: SubmissionResult[]; finals: Finals }> {
  const finals = await finalsIn(db);
  return { results: (await classIn(db)).map(finals.of), finals };
}

/** The staff's tables lie beside the assignment file, which names them. */
export async function grantTables(
  { extensions, lateDays }: Policies,
  assignmentFile: string,
): Promise<GrantTables> {
  const used = lateDays?.used ?? [];
  // A process for each reading of a table: most courses have none.
  if (extensions === undefined && used.length === 0) return { used: [] };
  return withWorker(async (worker) => {
    const read = (name: string): Promise<Table> => readTable(resolve(dirname(assignmentFile), name), worker);
    const tables: Table[] = [];
    for (const name of new Set(used)) tables.push(await read(name));
    return { ...(extensions !== undefined && { extensions: await read(extensions) }), used: tables };
  });
}

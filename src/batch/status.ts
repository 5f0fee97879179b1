import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { HandedIn } from '../grade/result.js';
import { COLLECTED } from '../intake/collected.js';
import { loadAssignment } from '../rubric/load.js';
import { WHY } from '../store/keys.js';
import { look, markOf } from '../store/look.js';
import {
  type HandInOverview,
  handInsOf,
  reasonsOf,
  runsOf,
  type TestOverview,
  testsByRun,
} from '../store/overview.js';
import type { RunRow } from '../store/schema.js';
import type { Store } from '../store/store.js';
import type { GraderFacts } from '../store/view.js';
import { Tally } from './context.js';
import { finalsIn } from './finals.js';
import { type Marks, marksOf } from './marks.js';

/** Where a class stands. */
export interface Status {
  readonly handIns: readonly HandInOverview[];
  /** Of those that could not be graded, by name. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly runs: readonly RunRow[];
  /** Hand-ins that came after they were due, and after the deadline alone; `undefined` where nobody can tell the two apart. */
  readonly late: readonly string[];
  readonly extended: readonly string[] | undefined;
  /** Hand-ins whose files are others than those that were graded; which could not be told apart; whose files are gone. */
  readonly changed: readonly string[];
  readonly unsure: readonly string[];
  readonly gone: readonly string[];
  /** What a rerun would do with results of files that did not change. */
  readonly rerun: Tally;
  /** Why that cannot be told. */
  readonly unknown?: string;
}

/** Parts of the marks by what a change of them asks for, the most first. */
const CALL = ['runtime', 'inputs', 'limits'];
const COMPARE = ['key', 'checks'];

/** Looks at a store, at the assignment's file and at the times of files: no code is compiled, nothing graded or written. */
export async function statusOf({ db }: Store): Promise<Status> {
  const [handIns, tests, runs, reasons] = [
    await handInsOf(db),
    await testsByRun(db),
    await runsOf(db),
    await reasonsOf(db),
  ];
  const rerun = new Tally();
  const known = { handIns, reasons, runs, ...(await lateOf(db, handIns)), ...(await filesOf(handIns)) };
  for (const { open, ungraded } of handIns) {
    for (let i = 0; i < open; i++) rerun.add('call', 'it was not graded yet');
    for (let i = 0; i < ungraded; i++) rerun.add('call', 'it could not be graded');
  }
  const marks = await marksNow(runs.at(-1)).catch((error: Error) => error.message);
  if (typeof marks === 'string') return { ...known, rerun, unknown: marks };
  const before = new Map(runs.map((run) => [run.id, JSON.parse(run.marks) as Marks]));
  for (const each of tests) count(rerun, each, before.get(each.run) ?? {}, marks);
  return { ...known, rerun };
}

async function lateOf(
  db: Store['db'],
  handIns: readonly HandInOverview[],
): Promise<Pick<Status, 'late' | 'extended'>> {
  const after = handIns.flatMap(({ name, identity }) => {
    const handedIn = identity === null ? undefined : (JSON.parse(identity) as HandedIn);
    return handedIn?.late === 'yes' ? [{ name, handedIn }] : [];
  });
  const names = (some: typeof after): string[] => some.map(({ name }) => name);
  if (after.length === 0) return { late: [], extended: [] };
  const finals = await finalsIn(db).catch(() => undefined);
  if (!finals) return { late: names(after), extended: undefined };
  const inTime = after.filter(({ handedIn }) => finals.extended(handedIn)?.hours === 0);
  return { late: names(after.filter((each) => !inTime.includes(each))), extended: names(inTime) };
}

async function marksNow(last: RunRow | undefined): Promise<Marks> {
  if (last === undefined) return {};
  const facts = JSON.parse(last.grader) as GraderFacts;
  const assignment = await loadAssignment(last.assignment_file);
  // As long as the secret is the same; a run says so where it is not.
  return marksOf(last.assignment_file, assignment, { seed: assignment.seed, hidden: facts.hidden });
}

function count(tally: Tally, test: TestOverview, before: Marks, now: Marks): void {
  const name = `${test.problem}/${test.test}`;
  const [old, current] = [before[name], now[name]];
  // What is no longer asked goes without a word.
  if (!current || !old) return;
  const differs = (parts: readonly string[]): string =>
    parts
      .filter((part) => old[part] !== current[part])
      .map((part) => WHY[part])
      .join(', ');
  const add = (deed: Parameters<Tally['add']>[0], why: string, times: number): void => {
    for (let i = 0; i < times; i++) tally.add(deed, why);
  };
  const [call, compare, score] = [differs(CALL), differs(COMPARE), differs(['points'])];
  const { results, compared, kept } = test;
  const left = Math.min(kept, compared);
  if (call !== '') add('call', call, results);
  else if (compare !== '') {
    add('compare', compare, left);
    add('call', `${compare}, and its outputs are not kept`, compared - left);
    add('keep', '', results - compared);
  } else add(score === '' ? 'keep' : 'score', score, results);
}

async function filesOf(
  handIns: readonly HandInOverview[],
): Promise<Pick<Status, 'changed' | 'unsure' | 'gone'>> {
  const [changed, unsure, gone]: [string[], string[], string[]] = [[], [], []];
  for (const { name, source, mark, open, ungraded, tests } of handIns) {
    const nothing = open + ungraded === tests;
    // What was refused while its class was collected never got a folder there.
    if (!isThere(source) && !(nothing && isThere(join(dirname(source), COLLECTED)))) gone.push(name);
    // One that no run came to, or could grade, is told as that.
    else if (nothing) continue;
    else if (mark === null) unsure.push(name);
    else if (markOf(await look(source)) !== mark) changed.push(name);
  }
  return { changed, unsure, gone };
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // This user may not see it: nobody can tell.
    return true;
  }
}

import { availableParallelism } from 'node:os';
import { resolve as absolute, join } from 'node:path';
import { writeAtomically } from '../store/atomic.js';
import { stableJson } from '../store/json.js';
import { withWorker } from '../worker/worker.js';
import { accountingCsv } from './accounting.js';
import { requireApart } from './apart.js';
import { type ClassOut, openClass } from './class-out.js';
import { type AccountingLine, COLLECTED, type Collected, type CollectedHandIn } from './collected.js';
import { ACCOUNTING, folderNames, ownersOf } from './folder-names.js';
import { linesOf } from './lines.js';
import { type Looked, look } from './look.js';
import { readExport } from './read-export.js';
import { Register } from './register.js';
import { type DueOf, type Outcome, resolve } from './resolve.js';
import type { Candidate, TableKind } from './source.js';
import type { Student } from './student.js';
import { readRoster } from './tables/roster.js';
import { Calendar } from './times.js';
import { AtTheirWord, byPlace, type Whose, withSignature } from './whose.js';

/** How a class is collected. */
export interface CollectOptions {
  /** The class folder. */
  readonly out: string;
  /** The assignment's file names. */
  readonly files: readonly string[];
  /** CSV; without one everybody is taken for whom the export names. */
  readonly roster?: string | undefined;
  /** A file of `sources/`; default: whichever recognises the export. */
  readonly source?: string | undefined;
  /** ISO 8601; without a zone in it, it is in `timeZone`. */
  readonly deadline?: string | undefined;
  /** Of times that name none, as `America/Los_Angeles`. */
  readonly timeZone?: string | undefined;
  /** Tables of the platforms; default: what lies in the export or beside it. */
  readonly tables?: Partial<Readonly<Record<TableKind, string>>> | undefined;
  /** CSV of entries whose student a person decided; needs a roster. */
  readonly decisions?: string | undefined;
  /** When the hand-ins of each are due, once everybody is known; default: at the deadline. */
  readonly due?: ((everybody: readonly Student[]) => DueOf) | undefined;
  /** Of several attempts the last in time counts, where one is; default: the last. Of a clone's commits it does always. */
  readonly inTime?: boolean | undefined;
  /** Hears how many of how many hand-ins were looked into. */
  onProgress?(done: number, all: number): void;
}

/** At a time: each has a process of its own, which mostly waits. */
const JOBS = Math.min(4, availableParallelism());

/**
 * Makes a class folder of a course's export: a folder for each hand-in that counts, with its files at its root, who is who in
 * `collected.json`, and `accounting.csv` with what became of every entry. Done again it changes only what has changed.
 *
 * @throws {GradelensError} for an export, a roster or a table that cannot be read; the system's error where nothing can be
 * written. A hand-in that cannot be read is a line of the accounting.
 */
export async function collectInto(exportPath: string, options: CollectOptions): Promise<Collected> {
  const calendar = new Calendar(options.deadline, options.timeZone);
  await requireApart(exportPath, options.out);
  return withWorker(async (worker) => {
    const students = options.roster === undefined ? undefined : await readRoster(options.roster, worker);
    const out = await openClass(absolute(options.out));
    try {
      const found = await readExport(exportPath, {
        ...options,
        calendar,
        worker,
        ready: out.ready,
        register: new Register(students ?? []),
      });
      const dueOf = options.due?.(students ?? []);
      const looked = await lookInto(found.candidates, out.ready, options, ({ who, decided }) => {
        const whose = byPlace(who, found.register);
        return dueOf?.(decided ?? (whose.kind === 'one' ? whose.students : [])) ?? calendar.deadline;
      });
      const owned = looked.map(
        students === undefined ? taken() : (each) => ({ ...each, whose: whoseOf(each, found.register) }),
      );
      const everybody = owned.flatMap(({ whose }) => (whose.kind === 'one' ? whose.students : []));
      const outcomes = resolve(
        owned,
        calendar,
        options.inTime ? options.due?.(students ?? everybody) : undefined,
      );
      const { handIns, folders, stale } = await put(outcomes, out, calendar);
      const collected: Collected = {
        ...{ version: 1, source: found.source, why: found.why },
        deadline: options.deadline ?? null,
        timeZone: options.timeZone ?? null,
        handIns,
        accounting: linesOf({
          outcomes,
          folders,
          skipped: found.skipped,
          students: students ?? [],
          calendar,
        }),
      };
      await write(absolute(options.out), collected);
      // Only now: until then somebody may be reading of them.
      for (const folder of stale) await out.remove(folder);
      return collected;
    } finally {
      await out.close();
    }
  });
}

async function lookInto(
  candidates: readonly Candidate[],
  ready: string,
  { files, roster, onProgress }: CollectOptions,
  dueOf: (candidate: Candidate) => number | undefined,
): Promise<Looked[]> {
  const looked: Looked[] = [];
  // Without a roster everybody is taken at their place's word.
  const how = { files, signed: roster !== undefined };
  let [next, done] = [0, 0];
  let failed = false;
  const lane = async (): Promise<void> => {
    while (next < candidates.length && !failed) {
      const i = next++;
      const [each, place] = [candidates[i]!, join(ready, String(i))];
      looked[i] = await withWorker((worker) => look(each, place, { ...how, due: dueOf(each) }, worker));
      onProgress?.(++done, candidates.length);
    }
  };
  // All of them end before what they write into goes.
  const ends = await Promise.allSettled(
    Array.from({ length: JOBS }, () =>
      lane().catch((error: unknown) => {
        failed = true;
        throw error;
      }),
    ),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return looked;
}

const whoseOf = ({ candidate: { who, decided }, signature }: Looked, register: Register): Whose =>
  decided ? { kind: 'one', students: decided } : withSignature(byPlace(who, register), signature, register);

function taken() {
  const word = new AtTheirWord();
  return (each: Looked) => ({
    ...each,
    whose: word.students(each.candidate.who, each.candidate.entries[0]!),
  });
}

/** Puts what counts into its folders. `stale`: what an earlier run put there and counts no more. */
async function put(
  outcomes: readonly Outcome[],
  out: ClassOut,
  calendar: Calendar,
): Promise<{ handIns: CollectedHandIn[]; folders: Map<Outcome, string>; stale: string[] }> {
  const counted = outcomes.filter(({ status }) => status === 'taken');
  const before = new Map((out.earlier?.handIns ?? []).map((each) => [ownersOf(each.students), each.folder]));
  const names = await folderNames(
    counted.map(({ students }) => students),
    before,
  );
  const folders = new Map(counted.map((each, i) => [each, names[i]!]));
  const stale = [...before.values()].filter((name) => !names.includes(name));
  const handIns: CollectedHandIn[] = [];
  for (const [outcome, folder] of folders) {
    await out.put(outcome.of.files!, folder);
    const { students, of, attempt, lateness } = outcome;
    handIns.push({
      ...{ folder, students: [...students], entries: [...of.candidate.entries], attempt: attempt ?? null },
      submitted: of.submitted ? calendar.shown(of.submitted) : null,
      ...{ late: lateness.late, lateness: lateness.by, notes: [...of.notes] },
    });
  }
  return { handIns: handIns.sort((a, b) => (a.folder < b.folder ? -1 : 1)), folders, stale };
}

async function write(folder: string, collected: Collected): Promise<void> {
  const accounting: readonly AccountingLine[] = collected.accounting;
  await writeAtomically(join(folder, ACCOUNTING), accountingCsv(accounting));
  await writeAtomically(
    join(folder, COLLECTED),
    stableJson(collected, ['version', 'source', 'why', 'deadline', 'timeZone', 'folder', 'entry', 'status']),
  );
}

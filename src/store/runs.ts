import { hostname, userInfo } from 'node:os';
import type { Database, Within } from './database.js';
import type { RunRow } from './schema.js';

/** Milliseconds between two signs of life. */
const BEAT = 3000;
/** A run without a sign of life for so long is dead; it may be on another machine. */
const SILENCE = 30_000;

/** What a run says of itself. */
export interface RunFacts {
  readonly assignment: string;
  readonly assignmentFile: string;
  readonly grader: unknown;
  /** Of a collected class: what of it is no hand-in. */
  readonly absent: readonly string[];
  readonly marks: unknown;
  readonly command: string;
}

/** A grader at work on a store. It gives signs of life until it is ended. */
export interface Run {
  readonly id: number;
  end(): Promise<void>;
}

/** Enters a run into the history. */
export async function beginRun(db: Database, facts: RunFacts): Promise<Run> {
  const { id } = await db
    .insertInto('run')
    .values({
      assignment: facts.assignment,
      assignment_file: facts.assignmentFile,
      grader: JSON.stringify(facts.grader),
      absent: JSON.stringify(facts.absent),
      marks: JSON.stringify(facts.marks),
      who: user(),
      command: facts.command,
      host: hostname(),
      pid: process.pid,
      started: now(),
      ended: null,
      beat: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  let last: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    last = db
      .updateTable('run')
      .set((each) => ({ beat: each('beat', '+', 1) }))
      .where('id', '=', id)
      .execute()
      // A store that cannot be written is told by what is written into it.
      .catch(() => {});
  }, BEAT);
  timer.unref();
  return {
    id,
    end: async () => {
      clearInterval(timer);
      await last;
      await db.updateTable('run').set({ ended: now() }).where('id', '=', id).execute();
      await db.deleteFrom('claim').where('run', '=', id).execute();
    },
  };
}

/** The time of day, for people to read. */
export const now = (): string => new Date().toISOString();

/** Who is at work, by the system's name for them. */
export function user(): string {
  try {
    return userInfo().username;
  } catch {
    // As in containers without a list of users.
    return `user ${process.getuid?.() ?? '?'}`;
  }
}

/**
 * Tells runs that live from those that were killed: on this machine by their process, elsewhere by whether they still give
 * signs of life. No time of day is looked at: clocks jump.
 */
export class Pulse {
  readonly #db: Database;
  readonly #seen = new Map<number, { beat: number; since: number }>();

  constructor(db: Database) {
    this.#db = db;
  }

  async lives(id: number): Promise<boolean> {
    const run = await this.#db.selectFrom('run').selectAll().where('id', '=', id).executeTakeFirst();
    if (!run || run.ended !== null) return false;
    if (run.host === hostname() && !isRunning(run.pid)) return false;
    return this.#beats(run);
  }

  /** Whether any other run than this one lives. */
  async others(id: number): Promise<boolean> {
    const open = await this.#db.selectFrom('run').select('id').where('ended', 'is', null).execute();
    for (const other of open) if (other.id !== id && (await this.lives(other.id))) return true;
    return false;
  }

  #beats({ id, beat }: RunRow): boolean {
    const seen = this.#seen.get(id);
    if (seen?.beat !== beat) {
      this.#seen.set(id, { beat, since: performance.now() });
      return true;
    }
    return performance.now() - seen.since < SILENCE;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It may be somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The assignment file of the last run, as it was given; empty where there was none. */
export async function lastAssignmentFile(db: Within): Promise<string> {
  const run = await db
    .selectFrom('run')
    .select('assignment_file')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return run?.assignment_file ?? '';
}

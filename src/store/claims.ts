import type { Database, Within } from './database.js';
import type { Pulse } from './runs.js';

/** Another run has taken over: it had no sign of life of this one. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

/** The claim on the reports on the class; no hand-in has an empty name. */
export const CLASS = '';

/** Takes a hand-in for a run, unless another one that lives has it. */
export async function claim(db: Database, handIn: string, run: number, pulse: Pulse): Promise<boolean> {
  const made = await db
    .insertInto('claim')
    .values({ hand_in: handIn, run })
    .onConflict((conflict) => conflict.doNothing())
    .returning('run')
    .executeTakeFirst();
  if (made) return true;
  const held = await db.selectFrom('claim').select('run').where('hand_in', '=', handIn).executeTakeFirst();
  if (held?.run === run) return true;
  if (held && (await pulse.lives(held.run))) return false;
  // Of two who find it dead at once, one finds it changed.
  const taken = held
    ? await db
        .updateTable('claim')
        .set({ run })
        .where('hand_in', '=', handIn)
        .where('run', '=', held.run)
        .returning('run')
        .executeTakeFirst()
    : undefined;
  return taken !== undefined;
}

/** Whether no run has one of these. */
export async function anyFree(db: Database, handIns: readonly string[]): Promise<boolean> {
  const claims = await db.selectFrom('claim').select('hand_in').execute();
  const taken = new Set(claims.map(({ hand_in }) => hand_in));
  return handIns.some((each) => !taken.has(each));
}

/** Gives a hand-in back. */
export async function release(db: Database, handIn: string, run: number): Promise<void> {
  await db.deleteFrom('claim').where('hand_in', '=', handIn).where('run', '=', run).execute();
}

/**
 * Ends a transaction that writes about a hand-in which is no longer this run's: whatever a clock or a paused machine did, two
 * runs never both write.
 *
 * @throws {ClaimLost}
 */
export async function requireClaim(db: Within, handIn: string, run: number): Promise<void> {
  const held = await db.selectFrom('claim').select('run').where('hand_in', '=', handIn).executeTakeFirst();
  if (held?.run !== run) throw new ClaimLost(`Another run has taken ${handIn}.`);
}

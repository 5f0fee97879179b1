import { GradelensError } from '../errors.js';
import type { Database, Within } from '../store/database.js';
import { now } from '../store/runs.js';
import type { Override } from '../words/score.js';
import { remember } from './deeds.js';

type Of = Override['of'];

const keyOf = (of: Of) => {
  if (of === 'final') return { kind: 'final' as const, name: '' };
  return 'problem' in of
    ? { kind: 'problem' as const, name: of.problem }
    : { kind: 'question' as const, name: of.question };
};

/** Of all hand-ins, or of one, by hand-in; each list in a fixed order. */
export async function overridesIn(db: Within, only?: string): Promise<ReadonlyMap<string, Override[]>> {
  const rows = await db
    .selectFrom('override')
    .selectAll()
    .$if(only !== undefined, (query) => query.where('hand_in', '=', only!))
    .orderBy('kind')
    .orderBy('name')
    .execute();
  const byHandIn = new Map<string, Override[]>();
  for (const { hand_in, kind, name, score, reason, by, at } of rows) {
    const of: Of = kind === 'final' ? kind : kind === 'problem' ? { problem: name } : { question: name };
    byHandIn.set(hand_in, [...(byHandIn.get(hand_in) ?? []), { of, score, reason, by, at }]);
  }
  return byHandIn;
}

/**
 * Sets a score by hand; it holds in every later run, until it is set or taken back.
 *
 * @throws {GradelensError} `OVERRIDE_INVALID` without a reason or a name, or for a score that is none
 */
export async function setOverride(db: Database, handIn: string, given: Omit<Override, 'at'>): Promise<void> {
  const { of, score, reason, by } = given;
  requireReason(reason, by);
  if (!Number.isFinite(score) || score < 0) {
    throw new GradelensError(
      'OVERRIDE_INVALID',
      `A score of ${score} cannot be set: expected a number of 0 or more. Nothing was changed.`,
    );
  }
  const facts = { score, reason, by, at: now() };
  return db.transaction().execute(async (within) => {
    await within
      .insertInto('override')
      .values({ hand_in: handIn, ...keyOf(of), ...facts })
      .onConflict((conflict) => conflict.columns(['hand_in', 'kind', 'name']).doUpdateSet(facts))
      .execute();
    await remember(within, { kind: 'override', handIn, detail: { of, score, reason }, by });
  });
}

/** Takes a score that was set by hand back. Returns whether there was one. */
export async function withdrawOverride(
  db: Database,
  handIn: string,
  { of, reason, by }: Pick<Override, 'of' | 'reason' | 'by'>,
): Promise<boolean> {
  requireReason(reason, by);
  const { kind, name } = keyOf(of);
  return db.transaction().execute(async (within) => {
    const gone = await within
      .deleteFrom('override')
      .where('hand_in', '=', handIn)
      .where('kind', '=', kind)
      .where('name', '=', name)
      .returning('score')
      .executeTakeFirst();
    if (gone) await remember(within, { kind: 'override', handIn, detail: { of, score: null, reason }, by });
    return gone !== undefined;
  });
}

function requireReason(reason: string, by: string): void {
  const what = reason.trim() === '' ? 'a reason, which its student may read' : 'the name of who decided it';
  if (reason.trim() !== '' && by.trim() !== '') return;
  throw new GradelensError(
    'OVERRIDE_INVALID',
    `A score that is set by hand needs ${what}. Nothing was changed.`,
  );
}

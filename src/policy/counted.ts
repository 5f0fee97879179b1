import type { Policies } from '../rubric/policies.js';
import { total } from '../rubric/score.js';
import type { Item } from './items.js';

/** Points before lateness: sums of what is graded so far. */
export interface Counted {
  /** What is needed for full marks, earned and possible, by kind; extra credit apart. */
  readonly needed: Readonly<Record<Item['kind'], { readonly score: number; readonly points: number }>>;
  /** Extra credit: earned, and what of it counts. */
  readonly extra: { readonly earned: number; readonly counts: number };
  /** Earned by kind, extra credit included. */
  readonly earned: Readonly<Record<Item['kind'], number>>;
  readonly dropped: readonly Item[];
  readonly raw: number;
  /** The most that counts, extra credit not included, and included. */
  readonly most: number;
  readonly cap: number;
}

/** Leaves out the lowest, and adds what is needed and what is extra. */
export function count(items: readonly Item[], { extraCredit, dropLowest, most }: Policies): Counted {
  const named = (rule: typeof dropLowest | typeof extraCredit, { kind, id }: Item): boolean =>
    rule?.[kind === 'problem' ? 'problems' : 'questions'].includes(id) ?? false;
  const dropped = items
    .filter((item) => named(dropLowest, item))
    // Of equal ones the first; what is not graded yet may still be the best.
    .sort((a, b) => (a.score ?? Number.POSITIVE_INFINITY) - (b.score ?? Number.POSITIVE_INFINITY) || 0)
    .slice(0, dropLowest?.count ?? 0);
  const counting = items.filter((item) => !dropped.includes(item));
  const extra = counting.filter((item) => named(extraCredit, item));
  const needed = counting.filter((item) => !extra.includes(item));
  const of = (list: readonly Item[], kind: Item['kind']) => list.filter((item) => item.kind === kind);
  const sum = (list: readonly Item[]) => ({
    score: total(list.map(({ score }) => score ?? 0)),
    points: total(list.map(({ points }) => points)),
  });
  const [all, more] = [sum(needed), sum(extra)];
  const extraMost = Math.min(more.points, extraCredit?.most ?? more.points);
  const counts = Math.min(more.score, extraMost);
  const cap = Math.min(total([all.points, extraMost]), most ?? Number.POSITIVE_INFINITY);
  return {
    needed: { problem: sum(of(needed, 'problem')), question: sum(of(needed, 'question')) },
    extra: { earned: more.score, counts },
    earned: {
      problem: sum(of(counting, 'problem')).score,
      question: sum(of(counting, 'question')).score,
    },
    dropped,
    raw: Math.min(total([all.score, counts]), cap),
    most: Math.min(all.points, cap),
    cap,
  };
}

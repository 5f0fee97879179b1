import type { PlannedTest } from '../grade/plan.js';
import type { Mistake } from './read.js';
import type { Suspects } from './suspects.js';

/**
 * The problem's own mistakes, each on one that the hand-in is known to have in what the problem is built on: where neither alone
 * explains what came, both may.
 */
export const pairsOf = (
  planned: PlannedTest,
  candidates: readonly Mistake[],
  suspects: Suspects,
): readonly Mistake[] => {
  const own = candidates.filter(({ problem }) => problem === planned.problem.id);
  const below = candidates.filter((each) => !own.includes(each) && suspects.has(planned, each.id));
  return below.flatMap((on) =>
    own
      .filter(({ overrides }) => !overrides.some((name) => on.overrides.includes(name)))
      .map((each) => ({ ...each, id: `${on.id}+${each.id}`, on })),
  );
};

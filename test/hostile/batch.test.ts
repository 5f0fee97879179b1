import { batchHolds } from './batch-holds.js';
import { BUDGET_RECIPES } from './budget-recipes.js';
import { RECIPES } from './recipes.js';

/** One or two of each kind; `batch.long.ts` has the others. */
const PROGRAMS = ['spoil-weights-overwritten', 'lie-writes', 'spy-global', 'spy-figure'];
const MADE = /^(budget-braces|budget-sparse|link-neighbour)$/;

describe('a few hostile hand-ins in one batch with good ones', function () {
  this.timeout(240_000);
  batchHolds(
    PROGRAMS,
    [...RECIPES, ...BUDGET_RECIPES].filter(({ name }) => MADE.test(name)),
  );
});

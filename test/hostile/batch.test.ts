import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Batch, batchRubric, gradeBatch } from './batch.js';
import { batchHolds } from './batch-holds.js';
import { BUDGET_RECIPES } from './budget-recipes.js';
import { RECIPES } from './recipes.js';

/** One or two of each kind; `batch.long.ts` has the others. */
const PROGRAMS = ['spoil-weights-overwritten', 'lie-writes', 'spy-global', 'spy-figure'];
const MADE = /^(budget-braces|budget-sparse|link-neighbour)$/;

describe('a few hostile hand-ins in one batch with good ones', function () {
  this.timeout(240_000);
  let root: string;
  let rubric: string;
  let [batch, alone]: Batch[] = [];
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'gradelens-batch-'));
    rubric = await batchRubric(root);
    const [one, other] = ['alone', 'batch'].map((name) => join(root, name)) as [string, string];
    await Promise.all([one, other].map((folder) => mkdir(folder)));
    alone = await gradeBatch(one, rubric, [], []);
    const recipes = [...RECIPES, ...BUDGET_RECIPES].filter(({ name }) => MADE.test(name));
    batch = await gradeBatch(other, rubric, PROGRAMS, recipes);
  });
  after(() => rm(root, { recursive: true, force: true }));

  batchHolds(
    () => batch!,
    () => alone!,
    () => rubric,
  );
});

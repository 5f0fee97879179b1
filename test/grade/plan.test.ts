import { join } from 'node:path';
import { expect } from 'chai';
import { materialiseAll, type PlannedTest, plan } from '../../src/grade/plan.js';
import { loadAssignment } from '../../src/rubric/load.js';
import { ROOT } from '../process.js';

describe('inputs of tests', function () {
  this.timeout(60_000);
  let planned: (seed: number) => Promise<PlannedTest[]>;

  before(async () => {
    const assignment = await loadAssignment(join(ROOT, 'rubric/demo.yaml'));
    planned = (seed) =>
      plan(assignment, seed, ({ id }) => ['tv-loss', 'content-loss', 'saliency-map'].includes(id));
  });

  it('are the same for the same seed, and others for another, in public tests too: known answers are no answers', async () => {
    const [first, again, other] = await Promise.all([planned(1), planned(1), planned(2)]);
    expect(first).to.deep.equal(again);
    const random = first.filter(({ call }) => isRandom(call));
    const changed = first.filter(({ call }, i) => JSON.stringify(call) !== JSON.stringify(other[i]!.call));
    expect(new Set(random.map(({ test }) => test.visibility)).size).to.be.above(1);
    expect(changed.map(({ number }) => number)).to.include.members(random.map(({ number }) => number));
  });

  it('of a public test are not what its seed alone would draw', async () => {
    const [visible] = (await planned(1)).filter(
      ({ test, call }) => test.visibility === 'visible' && isRandom(call),
    );
    const stream = `1/${visible!.problem.id}/${visible!.test.name}`;
    const drawn = await materialiseAll(visible!.test.arguments, stream);
    expect(JSON.stringify(visible!.call.arguments)).not.to.equal(JSON.stringify(drawn));
  });
});

/** Arguments that come from random numbers: tensors of values that nobody would write. */
const isRandom = ({ arguments: args }: PlannedTest['call']): boolean =>
  Object.values(args).some(
    (each) => each.kind === 'tensor' && each.tensor.data.some((value) => value % 1 !== 0),
  );

import { join } from 'node:path';
import { expect } from 'chai';
import { hiddenFrom } from '../../src/grade/hidden.js';
import { materialiseAll, numbered, type PlannedTest, plan } from '../../src/grade/plan.js';
import { seeded } from '../../src/model/random.js';
import { loadAssignment } from '../../src/rubric/load.js';
import { ROOT } from '../process.js';

describe('inputs of tests', function () {
  this.timeout(60_000);
  let planned: (seed: number, secret: number) => Promise<PlannedTest[]>;

  before(async () => {
    const assignment = await loadAssignment(join(ROOT, 'rubric/demo.yaml'));
    const tests = numbered(assignment).filter(({ problem }) =>
      ['tv-loss', 'content-loss', 'saliency-map', 'fooling-image'].includes(problem.id),
    );
    planned = (seed, secret) => plan(tests, seed, hiddenFrom(new Uint8Array(32).fill(secret)).streams);
  });

  /** Which tests' inputs differ between two plans. */
  const changed = (one: readonly PlannedTest[], two: readonly PlannedTest[]): string[] =>
    one
      .filter(({ call }, i) => JSON.stringify(call) !== JSON.stringify(two[i]!.call))
      .map(({ number }) => number);
  const randomOnes = (tests: readonly PlannedTest[], visible: boolean): string[] =>
    tests
      .filter(({ test, call }) => (test.visibility === 'visible') === visible && isRandom(call))
      .map(({ number }) => number);

  it('are the same for the same seed and secret', async () => {
    expect(await planned(1, 1)).to.deep.equal(await planned(1, 1));
  });

  it('of public tests are others for another seed, whatever the secret is', async () => {
    const first = await planned(1, 1);
    expect(randomOnes(first, true)).not.to.deep.equal([]);
    expect(changed(first, await planned(2, 1))).to.deep.equal(randomOnes(first, true));
  });

  it('of hidden tests are others for another secret, whatever the seed is: known answers are no answers', async () => {
    const first = await planned(1, 1);
    expect(randomOnes(first, false)).not.to.deep.equal([]);
    expect(changed(first, await planned(1, 2))).to.deep.equal(randomOnes(first, false));
  });

  it('of hidden tests are not what the seed alone would draw', async () => {
    for (const { problem, test, call } of await planned(1, 1)) {
      if (test.visibility === 'visible' || !isRandom(call)) continue;
      for (const stream of [`1/${problem.id}/${test.name}`, `${problem.id}/${test.name}`]) {
        const drawn = await materialiseAll(test.arguments, stream, seeded);
        expect(JSON.stringify(call.arguments)).not.to.equal(JSON.stringify(drawn));
      }
    }
  });
});

/** Arguments that come from random numbers: tensors of values that nobody would write. */
const isRandom = ({ arguments: args }: PlannedTest['call']): boolean =>
  Object.values(args).some(
    (each) => each.kind === 'tensor' && each.tensor.data.some((value) => value % 1 !== 0),
  );

import { join } from 'node:path';
import { expect } from 'chai';
import { type PlannedTest, plan } from '../../src/grade/plan.js';
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

  it('are the same for the same seed; of public tests for any, so that students cannot tell the seed from them', async () => {
    const [first, again, other] = await Promise.all([planned(1), planned(1), planned(2)]);
    expect(first).to.deep.equal(again);
    const changed = first!.filter(({ call }, i) => JSON.stringify(call) !== JSON.stringify(other![i]!.call));
    expect(changed.length).to.be.above(0);
    expect(new Set(changed.map(({ test }) => test.visibility))).not.to.include('visible');
  });
});

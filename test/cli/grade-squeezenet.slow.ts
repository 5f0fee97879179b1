import { join } from 'node:path';
import { expect } from 'chai';
import { findWeights } from '../../src/model/weights.js';
import { gradelens, inTemporaryFolder } from '../process.js';
import { EXAMPLES } from '../samples.js';

describe('gradelens grade on SqueezeNet', function () {
  this.timeout(300_000);

  it('gives full marks to another style than the answer key', async function () {
    if (!(await findWeights('squeezenet1_1'))) {
      console.log('      skipped: its weights are not in $GRADELENS_MODELS or ../shared/models');
      this.skip();
    }
    await inTemporaryFolder(async (folder) => {
      const run = await gradelens([
        ...['grade', join(EXAMPLES, 'good/obelix'), '--assignment', 'rubric/a3.yaml', '--seed', '231'],
        ...['--out', join(folder, 'out'), '--writeup', 'none', '--json'],
      ]);
      expect(run.code, run.stderr).to.equal(0);
      const scores = JSON.parse(run.stdout).submissions.map(({ score }: { score: number }) => score);
      expect(scores).to.deep.equal([100]);
    });
  });
});

import { expect } from 'chai';
import { seeded } from '../../src/model/random.js';
import { inTemporaryFolder } from '../process.js';
import { calledBy, KilledClass, killedAt } from './killed.js';

/** Hand-ins, and moments at which a run over them is killed. */
const [HAND_INS, MOMENTS] = [300, 20];
const SEED = process.env.SEED ?? String(Date.now());

describe(`${HAND_INS} hand-ins`, function () {
  this.timeout(3_600_000);

  it(`killed with -9 at ${MOMENTS} random moments (SEED=${SEED}), and by two graders at once: the same bytes`, () =>
    inTemporaryFolder(async (folder) => {
      const started = performance.now();
      const own = await KilledClass.of(folder, HAND_INS);
      const share = (2 * (performance.now() - started)) / MOMENTS;
      const next = seeded(SEED);
      await killedAt(own, 'killed', Array.from({ length: MOMENTS }, next), share);
      const both = await Promise.all([own.grade('both'), own.grade('both')]);
      await own.expectWhole('both');
      expect(both.map(calledBy).reduce((a, b) => a + b)).to.equal(5 * HAND_INS);
    }));
});

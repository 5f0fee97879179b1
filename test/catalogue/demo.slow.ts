import { join } from 'node:path';
import { expect } from 'chai';
import { audit, ENOUGH } from '../../src/catalogue/audit.js';
import { CLEAR, faultsOf } from '../../src/catalogue/verdict.js';
import { type Grader, openGrader } from '../../src/grade/grader.js';
import { hiddenFromSeed } from '../../src/grade/hidden.js';
import { loadAssignment } from '../../src/rubric/load.js';
import { ROOT } from '../process.js';

const DEMO = join(ROOT, 'rubric/demo.yaml');

describe('the tests of demo.yaml, by the catalogue', function () {
  this.timeout(900_000);
  let grader: Grader;
  before(async () => {
    const { seed } = await loadAssignment(DEMO);
    grader = await openGrader(DEMO, { backend: 'wasm', hidden: hiddenFromSeed(seed) });
  });
  after(() => grader?.close());

  it('take points for every mistake, clearly, and none for a right way', async () => {
    const found = await audit(grader, () => {}, CLEAR);
    expect(faultsOf(found)).to.deep.equal([]);
    expect(found.thin, `at least ${ENOUGH.mistakes} and ${ENOUGH.equivalents} a problem`).to.deep.equal([]);
    console.log(`      ${found.mistakes.length} mistakes, ${found.equivalents} other right ways`);
  });
});

import { expect } from 'chai';
import { statusOf } from '../../src/batch/status.js';
import gradesCsv from '../../src/report/class/grades-csv.js';
import { openStore } from '../../src/store/store.js';
import { classIn } from '../../src/store/view.js';
import { inTemporaryFolder } from '../process.js';
import { fill } from './imaginary.js';

const HAND_INS = 10_000;

/** Seconds of this process's time, which a busy machine does not lengthen. */
async function seconds(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

describe(`a store of ${HAND_INS} hand-ins`, function () {
  this.timeout(60_000);

  it('says where it stands in a second, and is a table of grades in three', () =>
    inTemporaryFolder(async (folder) => {
      const store = await openStore(folder);
      await fill(store, HAND_INS);
      const status = await seconds(async () => {
        const { handIns, gone } = await statusOf(store);
        expect([handIns.length, gone.length]).to.deep.equal([HAND_INS, HAND_INS]);
      });
      expect(status).to.be.below(1);
      const table = await seconds(async () => {
        const rows = gradesCsv
          .render(await classIn(store.db))
          .trim()
          .split('\n');
        expect(rows).to.have.length(HAND_INS + 2);
        expect(rows.at(-1)).to.match(/^s09999,2,2,2,2,2,10,10,graded,/);
      });
      expect(table).to.be.below(3);
      console.log(`      status ${status.toFixed(2)} s, table ${table.toFixed(2)} s`);
      await store.close();
    }));
});

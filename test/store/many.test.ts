import { join } from 'node:path';
import { expect } from 'chai';
import { statusOf } from '../../src/batch/status.js';
import gradesCsv from '../../src/report/class/grades-csv.js';
import { openStore, type Store } from '../../src/store/store.js';
import { classIn } from '../../src/store/view.js';
import { inTemporaryFolder } from '../process.js';
import { fill, TESTS } from './imaginary.js';

const HAND_INS = 10_000;

/** Every row of a store, with what is kept as JSON in it, and nothing done with it. */
async function readAll({ db }: Store): Promise<number> {
  const handIns = await db.selectFrom('hand_in').selectAll().execute();
  for (const each of handIns) JSON.parse(each.questions);
  const tests = await db.selectFrom('test_result').selectAll().execute();
  for (const each of tests) JSON.parse(each.detail);
  return tests.length;
}

const tableOf = async (store: Store) => gradesCsv.render(await classIn(store.db));

/** Seconds of this process's time, which a busy machine lengthens least. */
async function seconds(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

describe(`a store of ${HAND_INS} hand-ins`, function () {
  this.timeout(60_000);

  it('says where it stands for less than reading all of it costs, and is a table of grades for five times that', () =>
    inTemporaryFolder(async (folder) => {
      // What any class costs, ten hand-ins too, is no cost of many: the assignment's file, code still cold.
      const few = await openStore(join(folder, 'few'));
      await fill(few, 10);
      await statusOf(few);
      await tableOf(few);
      await few.close();
      const store = await openStore(join(folder, 'many'));
      await fill(store, HAND_INS);
      // The peer, in the same run: a second is another one on every machine.
      const reading = await seconds(async () => {
        expect(await readAll(store)).to.equal(TESTS * HAND_INS);
      });
      const status = await seconds(async () => {
        const { handIns, gone } = await statusOf(store);
        expect([handIns.length, gone.length]).to.deep.equal([HAND_INS, HAND_INS]);
      });
      const table = await seconds(async () => {
        const rows = (await tableOf(store)).trim().split('\n');
        expect(rows).to.have.length(HAND_INS + 2);
        expect(rows.at(-1)).to.match(/^s09999,2,2,2,2,2,10,10,graded,/);
      });
      const said = [reading, status, table].map((each) => `${each.toFixed(2)} s`);
      console.log(`      reading ${said[0]}, status ${said[1]}, table ${said[2]}`);
      expect(status).to.be.below(reading);
      expect(table).to.be.below(5 * reading);
      await store.close();
    }));
});

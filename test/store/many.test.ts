import { expect } from 'chai';
import { statusOf } from '../../src/batch/status.js';
import gradesCsv from '../../src/report/class/grades-csv.js';
import { openStore, type Store } from '../../src/store/store.js';
import { classIn } from '../../src/store/view.js';
import { inTemporaryFolder } from '../process.js';
import { fill, TESTS } from './imaginary.js';

/** A store with imaginary hand-ins. */
async function storeOf(handIns: number, folder: string): Promise<Store> {
  const store = await openStore(folder);
  await fill(store, handIns);
  return store;
}

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

/** Seconds of status and table, which must be right. */
async function times(store: Store, handIns: number): Promise<[number, number]> {
  const status = await seconds(async () => {
    const { handIns: all, gone } = await statusOf(store);
    expect([all.length, gone.length]).to.deep.equal([handIns, handIns]);
  });
  const table = await seconds(async () => {
    const rows = (await tableOf(store)).trim().split('\n');
    expect(rows).to.have.length(handIns + 2);
    expect(rows.at(-1)).to.match(new RegExp(`^s0*${handIns - 1},2,2,2,2,2,10,10,graded,`));
  });
  return [status, table];
}

const said = (seconds: number): string => `${seconds.toFixed(2)} s`;

describe('a store of very many hand-ins', function () {
  this.timeout(60_000);

  // What ten cost too is no cost of many: the assignment's file is read, code is still cold.
  before(() =>
    inTemporaryFolder(async (folder) => {
      const few = await storeOf(10, folder);
      await times(few, 10);
      await few.close();
    }),
  );

  it('of 10,000 results says where it stands in a second, and is a table of grades in three', () =>
    inTemporaryFolder(async (folder) => {
      const handIns = 10_000 / TESTS;
      const store = await storeOf(handIns, folder);
      const [status, table] = await times(store, handIns);
      console.log(`      status ${said(status)}, table ${said(table)}`);
      expect(status).to.be.below(1);
      expect(table).to.be.below(3);
      await store.close();
    }));

  // A second is another one on every machine: the peer is measured beside.
  it('of 10,000 hand-ins does so for less than all of it takes to read, and for five times that', () =>
    inTemporaryFolder(async (folder) => {
      const store = await storeOf(10_000, folder);
      const reading = await seconds(async () => {
        expect(await readAll(store)).to.equal(10_000 * TESTS);
      });
      const [status, table] = await times(store, 10_000);
      console.log(`      reading ${said(reading)}, status ${said(status)}, table ${said(table)}`);
      expect(status).to.be.below(reading);
      expect(table).to.be.below(5 * reading);
      await store.close();
    }));
});

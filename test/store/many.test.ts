import { join } from 'node:path';
import { expect } from 'chai';
import { statusOf } from '../../src/batch/status.js';
import gradesCsv from '../../src/report/class/grades-csv.js';
import type { Store } from '../../src/store/store.js';
import { openStore } from '../../src/store/store.js';
import { classIn } from '../../src/store/view.js';
import { inTemporaryFolder, ROOT } from '../process.js';

const [HAND_INS, TESTS] = [10_000, 5];

/** A store with imaginary results of files that are not there. */
async function fill({ db }: Store): Promise<void> {
  const grader = { assignment: 'demo', seed: 1, hidden: null, backend: 'wasm', network: 'small' };
  const when = new Date(0).toISOString();
  await db
    .insertInto('run')
    .values({
      ...{
        assignment: 'demo',
        assignment_file: join(ROOT, 'rubric/demo.yaml'),
        grader: JSON.stringify(grader),
      },
      ...{
        marks: '{}',
        absent: '[]',
        who: 'ada',
        command: 'grade',
        host: 'here',
        pid: 1,
        started: when,
        ended: when,
        beat: 0,
      },
    })
    .execute();
  const names = Array.from({ length: HAND_INS }, (_, i) => `s${String(i).padStart(5, '0')}`);
  await db.transaction().execute(async (within) => {
    for (let i = 0; i < HAND_INS; i += 250) {
      const some = names.slice(i, i + 250);
      await within
        .insertInto('hand_in')
        .values(
          some.map((name) => ({
            ...{ name, source: `/nowhere/${name}`, mark: 'm', run: 1, settled: i },
            ...{ code: '{}', questions: '[]', notes: '[]', slides_notes: '[]' },
          })),
        )
        .execute();
      await within
        .insertInto('test_result')
        .values(
          some.flatMap((hand_in) =>
            Array.from({ length: TESTS }, (_, t) => ({
              ...{ hand_in, problem: `p${t}`, test: 't', place: t, number: `${t + 1}.1`, title: 'Title' },
              ...{ visibility: 'hidden' as const, points: 2, score: 2, verdict: 'pass' as const },
              detail: JSON.stringify({
                message: 'The relative L2 error is 0.',
                metrics: { relativeL2: 0 },
                findings: [],
              }),
              ...{ seconds: 1, used: 1, log: '', outputs_key: 'k', comparison_key: 'k', run: 1, at: when },
            })),
          ),
        )
        .execute();
    }
  });
}

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
      await fill(store);
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

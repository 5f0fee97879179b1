import { join } from 'node:path';
import type { Store } from '../../src/store/store.js';
import { ROOT } from '../process.js';

/** Of each hand-in. */
export const TESTS = 5;

/** Enters imaginary results of hand-ins whose files are not there; full marks each. */
export async function fill({ db }: Store, handIns: number): Promise<void> {
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
  const names = Array.from({ length: handIns }, (_, i) => `s${String(i).padStart(5, '0')}`);
  await db.transaction().execute(async (within) => {
    for (let i = 0; i < handIns; i += 250) {
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

import type { Place } from '../../../src/intake/class-folder.js';
import { Register } from '../../../src/intake/register.js';
import type { Source } from '../../../src/intake/source.js';
import type { Student } from '../../../src/intake/student.js';
import { Calendar } from '../../../src/intake/times.js';
import { Worker } from '../../../src/worker/worker.js';

/** Somebody on a roster. */
export const student = (id: string, name: string, more: Partial<Student> = {}): Student => ({
  ...{ id, name, email: '', section: '', github: '', group: '', ...more },
});

/** Files by their names alone: sources that read names look at nothing else. */
export const files = (...names: readonly string[]): Place[] =>
  names.map((name) => ({ name, path: `/nowhere/${name}`, kind: 'file' }));

/** What a source makes of an export without tables. */
export async function read(
  source: Source,
  places: readonly Place[],
  students: readonly Student[] = [],
  name = 'export',
) {
  const worker = new Worker();
  try {
    return await source.read({
      ...{ export: { path: '/nowhere', name, places }, register: new Register(students), worker },
      ...{
        calendar: new Calendar('2026-05-01T23:59:00', 'America/Los_Angeles'),
        files: ['tv-loss.ts', 'answers.md'],
      },
      table: async () => undefined,
    });
  } finally {
    await worker.close();
  }
}

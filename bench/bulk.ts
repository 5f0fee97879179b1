/**
 * What grading a class costs, by the built program, each figure beside what is aimed at: two hand-ins at a time beside one; the
 * overhead over the bare functions; the grader's memory by the size of the class; very many results in a store.
 *
 *   bulk.ts [--only jobs|overhead|memory|status] [--hand-ins 24] [--copies 8] [--memory 50,150,300] [--runs 2]
 *
 * `--hand-ins`: right, wrong and broken ones, for `jobs`. `--copies`: good ones, for `overhead`; the start of the program is
 * shared out among them. `--memory`: sizes of classes. `--runs`: of `jobs` and `overhead`; the quickest counts, since what else
 * a machine does only adds. Linux alone: processor time and memory are read from /proc.
 */
import { parseArgs } from 'node:util';
import { jobs } from './bulk/jobs.js';
import { memory } from './bulk/memory.js';
import { overhead } from './bulk/overhead.js';
import { Place } from './bulk/place.js';
import { status } from './bulk/status.js';
import { machine } from './engine-machine.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    'hand-ins': { type: 'string', default: '24' },
    copies: { type: 'string', default: '8' },
    memory: { type: 'string', default: '50,150,300' },
    runs: { type: 'string', default: '2' },
  },
});
const [handIns, copies, runs] = [values['hand-ins'], values.copies, values.runs].map(Number) as [
  number,
  number,
  number,
];
const parts: Record<string, (place: Place) => Promise<void>> = {
  jobs: (place) => jobs(place, handIns, runs),
  overhead: (place) => overhead(place, copies, runs),
  memory: (place) => memory(place, values.memory.split(',').map(Number)),
  status,
};
if (values.only !== undefined && !parts[values.only])
  throw new Error(`--only ${values.only}: expected one of ${Object.keys(parts).join(', ')}.`);

console.log(machine());
for (const [name, part] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== name) continue;
  const place = new Place();
  await part(place).finally(() => place.remove());
}
// The compiler's process would be waited for.
process.exit();

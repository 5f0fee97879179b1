import { cp } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { PACKAGE } from '../../src/model/folders.js';
import { namesOf, vary } from '../../test/cli/kinds.js';
import type { Place } from './place.js';
import { say } from './say.js';
import type { Watched } from './watch.js';

const GOOD = join(PACKAGE, 'submissions/examples/good/asterix');

/** Two hand-ins at a time beside one, in turns, on the whole demo assignment. The quickest run of each counts. */
export async function jobs(place: Place, handIns: number, runs: number): Promise<void> {
  const folder = join(place.folder, 'class');
  const names = namesOf(handIns);
  for (const name of names) await cp(GOOD, join(folder, name), { recursive: true });
  await vary(folder, names);
  const assignment = join(PACKAGE, 'rubric/demo.yaml');
  // The key's answers are kept from then on.
  await place.grade(join(folder, names[0]!), assignment, { jobs: 1 });
  const quickest: (Watched | undefined)[] = [];
  for (let run = 0; run < runs; run++) {
    for (const [i, jobs] of [1, 2].entries()) {
      const watched = await place.grade(folder, assignment, { jobs });
      console.log(
        `${handIns} hand-ins, ${jobs} at a time: ${watched.seconds.toFixed(1)} s, ` +
          `processor seconds: ${watched.children.toFixed(1)} of hand-ins and helpers, ${watched.own.toFixed(1)} of the grader`,
      );
      if (watched.seconds < (quickest[i]?.seconds ?? Infinity)) quickest[i] = watched;
    }
  }
  const [one, two] = quickest as [Watched, Watched];
  const cores = availableParallelism();
  say(`Two at a time beside one, on ${cores} cores`, one.seconds / two.seconds, ' x', {
    least: 1.8,
  });
  // The grader works beside a single hand-in too, so that one at a time may keep more than one core busy.
  const [before, after] = [one, two].map((run) => (run.children + run.own) / run.seconds) as [number, number];
  console.log(`  one at a time kept ${before.toFixed(2)} cores busy, two ${after.toFixed(2)}`);
}

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { hiddenFromSeed } from '../../src/grade/hidden.js';
import { numbered, plan } from '../../src/grade/plan.js';
import { PACKAGE } from '../../src/model/folders.js';
import { findWeights } from '../../src/model/weights.js';
import { loadAssignment } from '../../src/rubric/load.js';
import { namesOf } from '../../test/cli/kinds.js';
import { bare } from './bare.js';
import type { Place } from './place.js';
import { say } from './say.js';
import type { Watched } from './watch.js';

const GOOD = join(PACKAGE, 'submissions/examples/good/asterix');
/** Percent that grading may take beyond the functions alone. */
const AIMS = { demo: 40, a3: 15 } as const;

/** Grading good hand-ins one at a time, beside their functions called by a plain script, in turns. The quickest run of each counts. */
export async function overhead(place: Place, copies: number, runs: number): Promise<void> {
  for (const id of ['demo', 'a3'] as const) {
    const path = join(PACKAGE, `rubric/${id}.yaml`);
    const assignment = await loadAssignment(path);
    const { network } = assignment;
    if (!(await findWeights(network))) {
      console.log(
        `Overhead on ${network}: skipped, its weights are not in $GRADELENS_MODELS or ../shared/models`,
      );
      continue;
    }
    const tests = await plan(numbered(assignment), assignment.seed, hiddenFromSeed(1).streams);
    const alone = await bare(join(place.folder, id), GOOD, network, tests);
    const folder = join(place.folder, `${id}-class`);
    for (const name of namesOf(copies)) await cp(GOOD, join(folder, name), { recursive: true });
    await place.grade(join(folder, namesOf(1)[0]!), path, { jobs: 1 });
    await alone();
    let [graded, plain]: (Watched | undefined)[] = [];
    for (let run = 0; run < runs; run++) {
      graded = quicker(await place.grade(folder, path, { jobs: 1 }), graded);
      for (let copy = 0; copy < copies; copy++) plain = quicker(await alone(), plain);
    }
    const [each, bareSeconds] = [graded!.seconds / copies, plain!.seconds];
    const processor = (graded!.own + graded!.children) / copies;
    console.log(
      `${tests.length} tests on ${network}: ${each.toFixed(2)} s a hand-in in a class of ${copies} ` +
        `(${processor.toFixed(2)} processor seconds, ${(graded!.own / copies).toFixed(2)} of them the grader's own), ` +
        `${bareSeconds.toFixed(2)} s by a plain script (${plain!.own.toFixed(2)})`,
    );
    say(`Overhead of grading on ${network}`, 100 * (each / bareSeconds - 1), ' %', { most: AIMS[id] });
  }
}

const quicker = (run: Watched, before: Watched | undefined): Watched =>
  before !== undefined && before.seconds < run.seconds ? before : run;

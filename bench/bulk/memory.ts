import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { namesOf, vary } from '../../test/cli/kinds.js';
import { handIns, smallAssignment } from '../../test/cli/small.js';
import type { Place } from './place.js';
import { say } from './say.js';

/** The grader's resident memory at its most, by the class's size: when all is called, and when all is kept. */
export async function memory(place: Place, sizes: readonly number[]): Promise<void> {
  const assignment = await smallAssignment(place.folder);
  const [called, kept]: [number[], number[]] = [[], []];
  for (const size of sizes) {
    const folder = join(place.folder, `class-${size}`);
    const names = namesOf(size);
    await handIns(folder, names);
    await vary(folder, names);
    for (const [peaks, what] of [
      [called, 'called'],
      [kept, 'kept'],
    ] as const) {
      const { peak, seconds } = await place.grade(folder, assignment, { jobs: 2, out: `out-${size}` });
      peaks.push(peak);
      console.log(
        `${size} hand-ins, all tests ${what}: ${peak.toFixed(0)} MiB at most, ${seconds.toFixed(0)} s`,
      );
    }
    await rm(folder, { recursive: true });
  }
  const span = `${sizes[0]} to ${sizes.at(-1)} hand-ins`;
  say(`The grader's memory from ${span}, called`, called.at(-1)! / called[0]!, ' x', { most: 1.1 });
  say(`The grader's memory from ${span}, kept`, kept.at(-1)! / kept[0]!, ' x', { most: 1.1 });
}

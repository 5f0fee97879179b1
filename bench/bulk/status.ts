import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/store/store.js';
import { fill } from '../../test/store/imaginary.js';
import type { Place } from './place.js';
import { say } from './say.js';
import { GRADELENS, type Watched, watch } from './watch.js';

const HAND_INS = 10_000;
const TABLE = fileURLToPath(new URL('grades-csv.mjs', import.meta.url));

/** A store of very many results: `gradelens status`, and the table of grades by the built program, each from a process's start to its end. */
export async function status(place: Place): Promise<void> {
  const out = join(place.folder, 'imaginary');
  const store = await openStore(out);
  await fill(store, HAND_INS);
  await store.close();
  const said = await finished([GRADELENS, 'status', out]);
  say(`status of ${HAND_INS} hand-ins with five results each`, said.seconds, ' s', { most: 1 });
  const table = await finished([TABLE, out]);
  if (Number(table.stdout) !== HAND_INS) throw new Error(`grades.csv has ${table.stdout.trim()} hand-ins`);
  say('grades.csv of them', table.seconds, ' s', { most: 3 });
}

/** Runs a program, and says what of its time is its own and not the machine's. */
async function finished(args: readonly string[]): Promise<Watched> {
  const run = await watch(args);
  if (run.code !== 0) throw new Error(`${args.join(' ')} ended with ${run.code}: ${run.stderr.trim()}`);
  console.log(`${basename(args[0]!)}: ${run.seconds.toFixed(2)} s, ${run.own.toFixed(2)} processor seconds`);
  return run;
}

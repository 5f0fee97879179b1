/**
 * Audits the grader's own tests: small changes to what decides about points, one at a time, each of which some test of the
 * room must notice. Run: npm run mutants -- --room compare --sample 60 --seed 1 (defaults: every room, 60, 1).
 *
 * Changes: `<` for `<=`, `+` for `-`, `*` for `/`, `&&` for `||`, a condition turned, an absolute value dropped, a number
 * that is one more. They are made to a copy. Survivors that nobody can see are listed in scripts/mutants-known.yaml, with
 * the reason; exits with 1 where another one survives, or where less than nine tenths of a room's are caught.
 *
 * Not StrykerJS: version 10 needs Node 22, 250 packages and, for changes to what is computed while loading, all tests.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { copyOf } from './mutants/copy.js';
import { type Tried, tryRoom } from './mutants/room.js';
import { Tester } from './mutants/tester.js';

const ROOMS = ['compare', 'rubric', 'grade', 'diagnose', 'store'];
const ENOUGH = 0.9;

const Known = z.array(
  z.strictObject({
    file: z.string(),
    line: z.string(),
    before: z.string(),
    after: z.string(),
    reason: z.string(),
  }),
);

const { values } = parseArgs({
  options: {
    room: { type: 'string', multiple: true, default: ROOMS },
    sample: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
});
const unknown = values.room.find((room) => !ROOMS.includes(room));
if (unknown !== undefined)
  throw new Error(`There is no room ${unknown} to audit; there are ${ROOMS.join(', ')}.`);

const root = fileURLToPath(new URL('..', import.meta.url));
const known = Known.parse(parse(await readFile(new URL('mutants-known.yaml', import.meta.url), 'utf8')));
const reasonOf = (tried: Tried): string | undefined =>
  known.find((each) => each.file === tried.file && each.before === tried.before && each.after === tried.after)
    ?.reason;

const copy = await copyOf(root);
const shared = (name: string) => fileURLToPath(new URL(`../../shared/${name}`, import.meta.url));
const tester = new Tester(copy.folder, {
  GRADELENS_MODELS: shared('models'),
  GRADELENS_IMAGES: shared('images'),
  ...process.env,
});
const lines: string[] = [];
try {
  for (const room of values.room) {
    const asked = { sample: Number(values.sample), seed: Number(values.seed) };
    const show = (each: Tried, left: number): void => {
      if (each.caughtBy === undefined) console.log(told(each));
      else if (process.stderr.isTTY) process.stderr.write(`\r${room}: ${left} left   \r`);
    };
    const tried = await tryRoom(root, room, asked, tester, show, console.error);
    const caught = tried.filter(({ caughtBy }) => caughtBy !== undefined);
    const share = caught.length / tried.length;
    lines.push(`${room}: ${caught.length} of ${tried.length} caught, ${(100 * share).toFixed(1)} %`);
    console.log(lines.at(-1));
    const surprising = tried.some((each) => each.caughtBy === undefined && reasonOf(each) === undefined);
    if (share < ENOUGH || surprising) process.exitCode = 1;
  }
} finally {
  tester.close();
  await copy.remove();
}
console.log(`\nSeed ${values.seed}\n${lines.join('\n')}`);

function told(each: Tried): string {
  const reason = reasonOf(each);
  return [
    `${each.file}:${each.line} survives${reason === undefined ? '' : `, as is known: ${reason}`}`,
    `  - ${each.before}`,
    `  + ${each.after}`,
  ].join('\n');
}
